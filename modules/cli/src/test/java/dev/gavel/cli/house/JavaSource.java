package dev.gavel.cli.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A source file as the compiler's parser sees it: its package, methods and outermost types. */
record JavaSource(Path file, String packageName, List<Method> methods, int types, int publicTypes) {

  record Method(String name, int lines) {
    @Override
    public String toString() {
      return "%s: %d lines".formatted(name, lines);
    }
  }

  static List<JavaSource> parse(List<Path> files) throws IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<JavaSource> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        sources.add(of(unit, positions));
      }
      return sources;
    }
  }

  private static JavaSource of(CompilationUnitTree unit, SourcePositions positions) {
    List<Method> methods = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        long start = positions.getStartPosition(unit, method);
        long end = positions.getEndPosition(unit, method);
        int lines =
            (int) (unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start));
        methods.add(new Method(method.getName().toString(), lines + 1));
        return super.visitMethod(method, null);
      }
    }.scan(unit, null);
    List<ClassTree> types =
        unit.getTypeDecls().stream()
            .filter(ClassTree.class::isInstance)
            .map(ClassTree.class::cast)
            .toList();
    int open =
        (int)
            types.stream()
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .count();
    return new JavaSource(
        Path.of(unit.getSourceFile().toUri()),
        String.valueOf(unit.getPackageName()),
        methods,
        types.size(),
        open);
  }
}
