package dev.heddle.compiler.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reverse postorder and immediate dominators of a flow graph, after Cooper, Harvey and Kennedy, "A
 * Simple, Fast Dominance Algorithm" (2001).
 */
final class Dominators {
  private final List<Integer> order = new ArrayList<>();
  private final Map<Integer, Integer> number = new HashMap<>();
  private final Map<Integer, List<Integer>> predecessors = new HashMap<>();
  private final int[] parents;

  Dominators(FlowGraph graph) {
    visit(graph);
    for (int id : order) {
      for (int target : graph.node(id).exit.targets()) {
        predecessors.computeIfAbsent(target, _ -> new ArrayList<>()).add(id);
      }
    }
    parents = new int[order.size()];
    Arrays.fill(parents, -1);
    parents[0] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int n = 1; n < parents.length; n++) {
        int parent = -1;
        for (int predecessor : predecessors(order.get(n))) {
          int p = number(predecessor);
          if (parents[p] >= 0) {
            parent = parent < 0 ? p : common(parent, p);
          }
        }
        if (parents[n] != parent) {
          parents[n] = parent;
          changed = true;
        }
      }
    }
  }

  /** Depth first, without recursion: class files choose the depth. */
  private void visit(FlowGraph graph) {
    record Visit(int id, Iterator<Integer> targets) {}
    List<Visit> stack = new ArrayList<>();
    number.put(graph.entry, -1);
    stack.add(new Visit(graph.entry, targets(graph, graph.entry)));
    while (!stack.isEmpty()) {
      Visit top = stack.getLast();
      if (top.targets().hasNext()) {
        int target = top.targets().next();
        if (number.putIfAbsent(target, -1) == null) {
          stack.add(new Visit(target, targets(graph, target)));
        }
      } else {
        order.addFirst(top.id());
        stack.removeLast();
      }
    }
    for (int n = 0; n < order.size(); n++) {
      number.put(order.get(n), n);
    }
  }

  /** The last target first, so that in the order the first one follows its source. */
  private static Iterator<Integer> targets(FlowGraph graph, int id) {
    return graph.node(id).exit.targets().reversed().iterator();
  }

  private int common(int a, int b) {
    while (a != b) {
      if (a > b) {
        a = parents[a];
      } else {
        b = parents[b];
      }
    }
    return a;
  }

  /** {@return the nodes, each before those that it goes to, but for edges that go back} */
  List<Integer> order() {
    return order;
  }

  int number(int id) {
    return Objects.requireNonNull(number.get(id));
  }

  List<Integer> predecessors(int id) {
    return predecessors.getOrDefault(id, List.of());
  }

  /** {@return the immediate dominator; of the entry, the entry} */
  int parent(int id) {
    return order.get(parents[number(id)]);
  }

  boolean dominates(int a, int b) {
    int wanted = number(a);
    int at = number(b);
    while (at > wanted) {
      at = parents[at];
    }
    return at == wanted;
  }
}
