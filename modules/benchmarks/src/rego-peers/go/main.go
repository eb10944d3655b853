// Measures OPA's Go library on one policy.
//
//	opa-times FOLDER ROUND-MILLIS NAME [BUNDLE]
//
// FOLDER holds policy.rego, data.json, input.json, query.txt and expected.json; BUNDLE is the same
// policy as `opa build` optimised it. Prints a line for the input as a value, and one for it as
// JSON: name, nanoseconds of processor time of an evaluation, a dash for its bytes.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"
)

const rounds = 5

func main() {
	folder, name := os.Args[1], os.Args[3]
	millis, err := strconv.Atoi(os.Args[2])
	check(err)
	query := prepare(folder, os.Args[4:])
	raw := read(folder, "input.json")
	input := value(raw)
	verify(folder, answer(query, input))
	round := time.Duration(millis) * time.Millisecond
	report(name, round, func() { answer(query, input) })
	report(name+", JSON in", round, func() { answer(query, value(raw)) })
}

// Data is kept as the values that evaluation reads, which is the fastest that OPA has.
func prepare(folder string, bundles []string) rego.PreparedEvalQuery {
	options := []func(*rego.Rego){rego.Query(strings.TrimSpace(string(read(folder, "query.txt"))))}
	if len(bundles) == 1 {
		options = append(options, rego.LoadBundle(bundles[0]), rego.StoreReadAST(true))
	} else {
		var data map[string]any
		check(util.UnmarshalJSON(read(folder, "data.json"), &data))
		store := inmem.NewFromObjectWithOpts(data, inmem.OptReturnASTValuesOnRead(true))
		options = append(options,
			rego.Module("policy.rego", string(read(folder, "policy.rego"))), rego.Store(store))
	}
	query, err := rego.New(options...).PrepareForEval(context.Background())
	check(err)
	return query
}

func value(raw []byte) ast.Value {
	input, err := ast.ValueFromReader(bytes.NewReader(raw))
	check(err)
	return input
}

func answer(query rego.PreparedEvalQuery, input ast.Value) any {
	results, err := query.Eval(context.Background(), rego.EvalParsedInput(input))
	check(err)
	return results[0].Expressions[0].Value
}

func verify(folder string, answer any) {
	told, err := json.Marshal(answer)
	check(err)
	var found, expected any
	check(json.Unmarshal(told, &found))
	check(json.Unmarshal(read(folder, "expected.json"), &expected))
	if !reflect.DeepEqual(found, expected) {
		check(fmt.Errorf("%s answers %s", folder, told))
	}
}

// The best of some rounds, of which the first warms up; the work is asked for the time in batches.
func report(name string, round time.Duration, work func()) {
	best := math.Inf(1)
	batch := 1
	for i := 0; i <= rounds; i++ {
		start, count := processor(), 0
		for processor()-start < round {
			before := processor()
			for range batch {
				work()
			}
			count += batch
			if processor()-before < time.Millisecond {
				batch *= 2
			}
		}
		if i > 0 {
			best = min(best, float64(processor()-start)/float64(count))
		}
	}
	fmt.Printf("%s\t%.1f\t-\n", name, best)
}

// The processor time of all threads, so the collector's too.
func processor() time.Duration {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func read(folder, file string) []byte {
	content, err := os.ReadFile(filepath.Join(folder, file))
	check(err)
	return content
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
