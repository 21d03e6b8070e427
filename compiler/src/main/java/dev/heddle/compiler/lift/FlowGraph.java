package dev.heddle.compiler.lift;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.pass.ConstantFolding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A control flow graph whose nodes are statements and a way on. {@link #reduce} finds conditions of
 * several parts and choices of values again, which javac spreads over many nodes.
 */
final class FlowGraph {
  /** Choices of values that are larger stay statements. */
  private static final int SELECT_SIZE = 12;

  /** How a node goes on. */
  sealed interface Exit {
    Location location();

    /** Always to one node. */
    record Jump(int target, Location location) implements Exit {}

    /** To one of two. */
    record Branch(Expression condition, int whenTrue, int whenFalse, Location location)
        implements Exit {}

    /** To one of many. */
    record Choose(
        Expression selector, Map<Integer, List<Integer>> keysByTarget, int other, Location location)
        implements Exit {}

    /** To the end of the method. */
    record Leave(Location location) implements Exit {}

    default List<Integer> targets() {
      return switch (this) {
        case Jump jump -> List.of(jump.target());
        case Branch branch ->
            branch.whenTrue() == branch.whenFalse()
                ? List.of(branch.whenTrue())
                : List.of(branch.whenTrue(), branch.whenFalse());
        case Choose choose -> {
          TreeSet<Integer> targets = new TreeSet<>(choose.keysByTarget().keySet());
          targets.add(choose.other());
          yield List.copyOf(targets);
        }
        case Leave _ -> List.of();
      };
    }
  }

  /** Statements, and the way on. */
  static final class Node {
    final List<Statement> statements;
    Exit exit;

    Node(List<Statement> statements, Exit exit) {
      this.statements = statements;
      this.exit = exit;
    }
  }

  final Map<Integer, Node> nodes = new TreeMap<>();
  final int entry;

  FlowGraph(int entry) {
    this.entry = entry;
  }

  Node node(int id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("a jump to a block that is not there");
    }
    return node;
  }

  /** {@return for each node, how many edges come to it; the entry has one more} */
  private Map<Integer, Integer> edgesInto() {
    Map<Integer, Integer> edges = new LinkedHashMap<>();
    edges.put(entry, 1);
    for (Node node : nodes.values()) {
      node.exit.targets().forEach(target -> edges.merge(target, 1, Integer::sum));
    }
    return edges;
  }

  private static boolean isOnlyEdge(int target, Map<Integer, Integer> edges) {
    return edges.getOrDefault(target, 0) == 1;
  }

  /** Makes the graph smaller without a change of its meaning. */
  void reduce() {
    removeUnreachable();
    boolean changed = true;
    while (changed) {
      changed = false;
      Map<Integer, Integer> edges = edgesInto();
      for (int id : List.copyOf(nodes.keySet())) {
        Node node = nodes.get(id);
        if (node == null || !edges.containsKey(id)) {
          continue;
        }
        while (joinConditions(node, edges)
            || chooseValue(node, edges)
            || skipEmpty(node)
            || appendSuccessor(id, node, edges)) {
          changed = true;
          edges = edgesInto();
        }
      }
      removeUnreachable();
    }
  }

  void removeUnreachable() {
    TreeSet<Integer> seen = new TreeSet<>();
    List<Integer> work = new ArrayList<>(List.of(entry));
    while (!work.isEmpty()) {
      int id = work.removeLast();
      if (seen.add(id)) {
        work.addAll(node(id).exit.targets());
      }
    }
    nodes.keySet().retainAll(seen);
  }

  private boolean appendSuccessor(int id, Node node, Map<Integer, Integer> edges) {
    if (node.exit instanceof Exit.Jump(int target, Location _)
        && target != id
        && target != entry
        && isOnlyEdge(target, edges)) {
      Node next = node(target);
      node.statements.addAll(next.statements);
      node.exit = next.exit;
      nodes.remove(target);
      return true;
    }
    if (node.exit instanceof Exit.Branch branch && branch.whenTrue() == branch.whenFalse()) {
      node.exit = new Exit.Jump(branch.whenTrue(), branch.location());
      return true;
    }
    return false;
  }

  private int skip(int target) {
    Node next = node(target);
    return next.statements.isEmpty()
            && next.exit instanceof Exit.Jump(int after, Location _)
            && after != target
        ? after
        : target;
  }

  private boolean skipEmpty(Node node) {
    boolean skips = false;
    for (int target : node.exit.targets()) {
      skips |= behindEmpty(target) != target;
    }
    if (!skips) {
      return false;
    }
    node.exit =
        switch (node.exit) {
          case Exit.Jump jump -> new Exit.Jump(behindEmpty(jump.target()), jump.location());
          case Exit.Branch branch ->
              new Exit.Branch(
                  branch.condition(),
                  behindEmpty(branch.whenTrue()),
                  behindEmpty(branch.whenFalse()),
                  branch.location());
          case Exit.Choose choose -> {
            Map<Integer, List<Integer>> keys = new LinkedHashMap<>();
            choose
                .keysByTarget()
                .forEach(
                    (target, values) ->
                        keys.computeIfAbsent(behindEmpty(target), _ -> new ArrayList<>())
                            .addAll(values));
            yield new Exit.Choose(
                choose.selector(), keys, behindEmpty(choose.other()), choose.location());
          }
          case Exit.Leave leave -> leave;
        };
    return true;
  }

  /** {@return the first node that is not empty, or the target itself if it leads into a circle} */
  private int behindEmpty(int target) {
    int behind = target;
    for (int steps = 0; steps < nodes.size(); steps++) {
      int next = skip(behind);
      if (next == behind) {
        return behind;
      }
      behind = next;
    }
    return target;
  }

  /** {@code if (a) if (b) X else Y else Y} becomes {@code if (a && b) X else Y}, and so on. */
  private boolean joinConditions(Node node, Map<Integer, Integer> edges) {
    if (!(node.exit instanceof Exit.Branch first)) {
      return false;
    }
    Exit joined = joined(first, first.condition(), first.whenTrue(), first.whenFalse(), edges);
    if (joined == null) {
      Expression opposite = ConstantFolding.negated(first.condition());
      joined = joined(first, opposite, first.whenFalse(), first.whenTrue(), edges);
    }
    if (joined == null) {
      return false;
    }
    node.exit = joined;
    return true;
  }

  private Exit.@Nullable Branch joined(
      Exit.Branch first, Expression reached, int inner, int outer, Map<Integer, Integer> edges) {
    Node next = node(inner);
    if (inner == entry
        || !isOnlyEdge(inner, edges)
        || !next.statements.isEmpty()
        || !(next.exit instanceof Exit.Branch second)
        || Expressions.loads(second.condition())) {
      return null;
    }
    if (second.whenFalse() == outer) {
      return new Exit.Branch(
          new Logical(LogicalOperator.AND, reached, second.condition()),
          second.whenTrue(),
          outer,
          first.location());
    }
    if (second.whenTrue() == outer) {
      return new Exit.Branch(
          new Logical(LogicalOperator.AND, reached, ConstantFolding.negated(second.condition())),
          second.whenFalse(),
          outer,
          first.location());
    }
    return null;
  }

  /** {@code if (c) v = a; else v = b;} becomes {@code v = c ? a : b;}. */
  private boolean chooseValue(Node node, Map<Integer, Integer> edges) {
    if (!(node.exit instanceof Exit.Branch branch)
        || branch.whenTrue() == branch.whenFalse()
        || !isOnlyEdge(branch.whenTrue(), edges)
        || !isOnlyEdge(branch.whenFalse(), edges)) {
      return false;
    }
    Node yes = node(branch.whenTrue());
    Node no = node(branch.whenFalse());
    if (yes.exit instanceof Exit.Jump(int target, Location _)
        && no.exit instanceof Exit.Jump(int other, Location _)
        && target == other
        && yes.statements.size() == 1
        && no.statements.size() == 1
        && yes.statements.getFirst() instanceof Assign a
        && no.statements.getFirst() instanceof Assign b
        && a.variable().equals(b.variable())
        && isCheap(a.value())
        && isCheap(b.value())) {
      node.statements.add(
          new Assign(
              a.variable(),
              ConstantFolding.fold(new Select(branch.condition(), a.value(), b.value())),
              branch.location()));
      node.exit = new Exit.Jump(target, branch.location());
      nodes.remove(branch.whenTrue());
      nodes.remove(branch.whenFalse());
      return true;
    }
    return false;
  }

  private static boolean isCheap(Expression value) {
    return !Expressions.any(
            value,
            e ->
                e instanceof Expression.Load
                    || e instanceof Expression.Call
                    || e instanceof Expression.Binary binary
                        && (binary.operator() == Expression.BinaryOperator.DIVIDE
                            || binary.operator() == Expression.BinaryOperator.REMAINDER))
        && Expressions.size(value) <= SELECT_SIZE;
  }
}
