package dev.heddle.compiler.lift;

import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Case;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.lift.FlowGraph.Exit;
import dev.heddle.compiler.lift.FlowGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns a reducible flow graph into structured statements, after Ramsey, "Beyond Relooper:
 * Recursive Translation of Unstructured Control Flow to Structured Control Flow" (ICFP 2022): the
 * code of a node holds that of the nodes that it dominates immediately; one that several edges come
 * to follows a block that is left by those edges.
 *
 * <p>One thing differs, for readers: what comes after a loop is placed behind the loop, not within
 * it at the edge that leaves it. The header of the outermost loop that such an edge leaves
 * dominates the node too, so that is where the node is placed.
 */
final class Structurer {
  private final FlowGraph graph;
  private final Dominators dominators;
  private final Supplier<Label> labels;
  private final Function<Location, Statement> leave;

  /** The nodes of each loop, by its header. */
  private final Map<Integer, Set<Integer>> loops = new HashMap<>();

  /** Nodes that several edges come to, or that come after a loop; by the node that places them. */
  private final Map<Integer, List<Integer>> placed = new HashMap<>();

  private final Map<Integer, Label> blockLabels = new HashMap<>();
  private final Map<Integer, Label> loopLabels = new HashMap<>();

  private Structurer(FlowGraph graph, Supplier<Label> labels, Function<Location, Statement> leave) {
    this.graph = graph;
    this.dominators = new Dominators(graph);
    this.labels = labels;
    this.leave = leave;
  }

  /**
   * {@return the graph as statements}
   *
   * @param labels makes labels
   * @param leave makes the statement that ends the method
   * @throws IllegalArgumentException if the graph is not reducible
   */
  static List<Statement> structure(
      FlowGraph graph, Supplier<Label> labels, Function<Location, Statement> leave) {
    Structurer structurer = new Structurer(graph, labels, leave);
    structurer.findLoops();
    structurer.place();
    List<Statement> body = new ArrayList<>();
    structurer.tree(graph.entry, body);
    return body;
  }

  private boolean isBack(int from, int to) {
    return dominators.number(to) <= dominators.number(from);
  }

  private void findLoops() {
    for (int from : dominators.order()) {
      for (int header : graph.node(from).exit.targets()) {
        if (!isBack(from, header)) {
          continue;
        }
        if (!dominators.dominates(header, from)) {
          throw new IllegalArgumentException("a loop that is entered in two places");
        }
        Set<Integer> members = loops.computeIfAbsent(header, h -> new HashSet<>(Set.of(h)));
        List<Integer> work = new ArrayList<>(List.of(from));
        while (!work.isEmpty()) {
          int member = work.removeLast();
          if (members.add(member)) {
            work.addAll(dominators.predecessors(member));
          }
        }
      }
    }
  }

  private void place() {
    for (int id : dominators.order()) {
      if (id == graph.entry) {
        continue;
      }
      long entries = dominators.predecessors(id).stream().filter(p -> !isBack(p, id)).count();
      int parent = dominators.parent(id);
      int outermost = outermostLoopLeft(parent, id);
      if (outermost >= 0) {
        placed.computeIfAbsent(outermost, _ -> new ArrayList<>()).add(id);
        blockLabels.put(id, labels.get());
      } else if (entries > 1) {
        placed.computeIfAbsent(parent, _ -> new ArrayList<>()).add(id);
        blockLabels.put(id, labels.get());
      }
    }
  }

  /** {@return the header of the outermost loop that one node is in and the other is not, or -1} */
  private int outermostLoopLeft(int inside, int outside) {
    int header = -1;
    for (Map.Entry<Integer, Set<Integer>> loop : loops.entrySet()) {
      if (loop.getValue().contains(inside)
          && !loop.getValue().contains(outside)
          && (header < 0 || dominators.number(loop.getKey()) < dominators.number(header))) {
        header = loop.getKey();
      }
    }
    return header;
  }

  /** Adds the code of a node and of all that it dominates. */
  private void tree(int id, List<Statement> into) {
    List<Integer> within = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    Set<Integer> loop = loops.get(id);
    for (int follower : placed.getOrDefault(id, List.of())) {
      (loop == null || loop.contains(follower) ? within : after).add(follower);
    }
    Comparator<Integer> lastFirst =
        (a, b) -> Integer.compare(dominators.number(b), dominators.number(a));
    within.sort(lastFirst);
    after.sort(lastFirst);
    follow(
        after,
        into,
        body -> {
          if (loop == null) {
            follow(within, body, inner -> node(id, inner));
          } else {
            Label label = labels.get();
            loopLabels.put(id, label);
            List<Statement> trip = new ArrayList<>();
            follow(within, trip, inner -> node(id, inner));
            body.add(new Loop(label, trip, graph.node(id).exit.location()));
          }
        });
  }

  /** Adds some code in blocks, each followed by a node, the outermost by the first of them. */
  private void follow(
      List<Integer> followers, List<Statement> into, Consumer<List<Statement>> innermost) {
    if (followers.isEmpty()) {
      innermost.accept(into);
      return;
    }
    int follower = followers.getFirst();
    List<Statement> body = new ArrayList<>();
    follow(followers.subList(1, followers.size()), body, innermost);
    into.add(new Block(blockLabel(follower), body, graph.node(follower).exit.location()));
    tree(follower, into);
  }

  private Label blockLabel(int id) {
    return Objects.requireNonNull(blockLabels.get(id));
  }

  private void node(int id, List<Statement> into) {
    Node node = graph.node(id);
    into.addAll(node.statements);
    switch (node.exit) {
      case Exit.Jump(int target, Location location) -> edge(id, target, location, into);
      case Exit.Leave(Location location) -> into.add(leave.apply(location));
      case Exit.Branch branch -> {
        List<Statement> yes = new ArrayList<>();
        List<Statement> no = new ArrayList<>();
        edge(id, branch.whenTrue(), branch.location(), yes);
        edge(id, branch.whenFalse(), branch.location(), no);
        into.add(new If(branch.condition(), yes, no, branch.location()));
      }
      case Exit.Choose choose -> {
        List<Case> cases = new ArrayList<>();
        choose
            .keysByTarget()
            .forEach(
                (target, keys) -> {
                  if (target != choose.other()) {
                    List<Statement> body = new ArrayList<>();
                    edge(id, target, choose.location(), body);
                    cases.add(new Case(keys, body));
                  }
                });
        List<Statement> otherwise = new ArrayList<>();
        edge(id, choose.other(), choose.location(), otherwise);
        into.add(new Switch(choose.selector(), cases, otherwise, choose.location()));
      }
    }
  }

  private void edge(int from, int to, Location location, List<Statement> into) {
    if (isBack(from, to)) {
      into.add(new Continue(Objects.requireNonNull(loopLabels.get(to)), location));
    } else if (blockLabels.containsKey(to)) {
      into.add(new Break(blockLabel(to), location));
    } else {
      tree(to, into);
    }
  }
}
