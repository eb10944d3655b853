//! Measures Regorus on one policy: its interpreter, and its register machine.
//!
//!     regorus-times FOLDER ROUND-MILLIS
//!
//! FOLDER holds policy.rego, data.json, input.json, query.txt and expected.json. Prints a line for
//! each way: name, nanoseconds of processor time of an evaluation, a dash for its bytes.

use anyhow::{ensure, Context, Result};
use cpu_time::ProcessTime;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::RegoVM;
use regorus::{Engine, Value};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

const ROUNDS: usize = 5;

struct Policy {
    folder: PathBuf,
    round: Duration,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("FOLDER is missing")?);
    let millis = arguments.next().context("ROUND-MILLIS is missing")?.parse()?;
    let policy = Policy { folder, round: Duration::from_millis(millis) };
    policy.interpreter()?;
    policy.register_machine()
}

impl Policy {
    fn interpreter(&self) -> Result<()> {
        let rule = self.read("query.txt")?.trim().to_string();
        let mut engine = self.engine()?;
        engine.set_input(self.json("input.json")?);
        engine.eval_rule(rule.clone())?; // prepares it
        self.report("Regorus", |input| {
            engine.set_input(input);
            engine.eval_rule(rule.clone())
        })
    }

    fn register_machine(&self) -> Result<()> {
        let rule = self.read("query.txt")?.trim().to_string();
        let compiled = self.engine()?.compile_with_entrypoint(&rule.as_str().into())?;
        let program = Compiler::compile_from_policy(&compiled, &[&rule])?;
        let mut machine = RegoVM::new();
        machine.set_max_instructions(usize::MAX);
        machine.load_program(program);
        machine.set_data(self.json("data.json")?)?;
        self.report("Regorus RVM", |input| {
            machine.set_input(input);
            Ok(machine.execute()?)
        })
    }

    fn engine(&self) -> Result<Engine> {
        let mut engine = Engine::new();
        engine.add_policy("policy.rego".to_string(), self.read("policy.rego")?)?;
        engine.add_data(self.json("data.json")?)?;
        Ok(engine)
    }

    fn report(&self, name: &str, mut answer: impl FnMut(Value) -> Result<Value>) -> Result<()> {
        let raw = self.read("input.json")?;
        let input = Value::from_json_str(&raw)?;
        let told = answer(input.clone())?.to_json_str()?;
        let expected = self.json("expected.json")?;
        ensure!(Value::from_json_str(&told)? == expected, "{name} answers {told}");
        let value = self.best(|| answer(input.clone()))?;
        println!("{name}\t{value:.1}\t-");
        let json = self.best(|| answer(Value::from_json_str(black_box(&raw))?))?;
        println!("{name}, JSON in\t{json:.1}\t-");
        Ok(())
    }

    /// The best of some rounds, of which the first warms up; the time is asked after each batch.
    fn best(&self, mut work: impl FnMut() -> Result<Value>) -> Result<f64> {
        let mut best = f64::INFINITY;
        let mut batch = 1;
        for round in 0..=ROUNDS {
            let start = ProcessTime::now();
            let mut count = 0;
            while start.elapsed() < self.round {
                let before = ProcessTime::now();
                for _ in 0..batch {
                    black_box(work()?);
                }
                count += batch;
                if before.elapsed() < Duration::from_millis(1) {
                    batch *= 2;
                }
            }
            if round > 0 {
                best = best.min(start.elapsed().as_nanos() as f64 / count as f64);
            }
        }
        Ok(best)
    }

    fn json(&self, file: &str) -> Result<Value> {
        Value::from_json_str(&self.read(file)?)
    }

    fn read(&self, file: &str) -> Result<String> {
        let path = self.folder.join(file);
        std::fs::read_to_string(&path).with_context(|| path.display().to_string())
    }
}
