package dev.heddle.compiler.lift;

import dev.heddle.compiler.lift.MethodCode.BasicBlock;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells apart the variables that share a local slot: a web is a largest set of stores and loads of
 * a slot such that a load's value may come from each of the stores. Webs are found by liveness, and
 * by joining definitions where blocks meet.
 */
final class SlotWebs {
  /** Slots times blocks: what hostile class files can make us allocate. */
  private static final long LIMIT = 4_000_000;

  private final MethodCode code;
  private final int slots;
  private final BitSet[] liveIn;
  private final int[] webAt;
  private final int[] webAtStore;
  private int[] parents;
  private int nodes;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, Integer> stores = new HashMap<>();

  /**
   * Finds the webs.
   *
   * @param parameters the slots of the method's parameters
   */
  SlotWebs(MethodCode code, int[] parameters) {
    this.code = code;
    int most = -1;
    for (int slot : parameters) {
      most = Math.max(most, slot);
    }
    for (Instruction instruction : code.instructions) {
      most = Math.max(most, Math.max(read(instruction), written(instruction)));
    }
    this.slots = most + 1;
    if ((long) slots * code.blocks.size() > LIMIT) {
      throw new IllegalArgumentException(code.displayName() + " is too large");
    }
    this.liveIn = new BitSet[code.blocks.size()];
    this.webAt = new int[code.instructions.size()];
    this.webAtStore = new int[code.instructions.size()];
    this.parents = new int[64];
    findLiveness();
    findWebs();
    nameWebs(parameters);
  }

  /** {@return the web that an instruction reads} */
  int webRead(int instruction) {
    return find(webAt[instruction]);
  }

  /** {@return the web that an instruction writes} */
  int webWritten(int instruction) {
    return find(webAtStore[instruction]);
  }

  /** {@return the web of a slot at the start of the method} */
  int webOfParameter(int slot) {
    return find(slot);
  }

  /** {@return whether a slot's value at the start of a block may be read} */
  boolean isLive(int block, int slot) {
    return liveIn[block].get(slot);
  }

  /** {@return the webs whose values at the start of a block may be read} */
  BitSet liveWebs(int block) {
    BitSet webs = new BitSet();
    liveIn[block].stream().forEach(slot -> webs.set(find(entryNode(block, slot))));
    return webs;
  }

  Optional<String> nameOf(int web) {
    return Optional.ofNullable(names.get(web));
  }

  /** {@return how many instructions write a web} */
  int storesOf(int web) {
    return stores.getOrDefault(web, 0);
  }

  private void findLiveness() {
    int count = code.blocks.size();
    BitSet[] used = new BitSet[count];
    BitSet[] defined = new BitSet[count];
    for (BasicBlock block : code.blocks) {
      BitSet uses = new BitSet(slots);
      BitSet definitions = new BitSet(slots);
      for (int i = block.start(); i < block.end(); i++) {
        int slot = read(code.instructions.get(i));
        if (slot >= 0 && !definitions.get(slot)) {
          uses.set(slot);
        }
        int target = written(code.instructions.get(i));
        if (target >= 0) {
          definitions.set(target);
        }
      }
      used[block.index()] = uses;
      defined[block.index()] = definitions;
      liveIn[block.index()] = (BitSet) uses.clone();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int b = count - 1; b >= 0; b--) {
        BitSet live = new BitSet(slots);
        for (int successor : code.blocks.get(b).successors()) {
          live.or(liveIn[successor]);
        }
        live.andNot(defined[b]);
        live.or(used[b]);
        if (!live.equals(liveIn[b])) {
          liveIn[b] = live;
          changed = true;
        }
      }
    }
  }

  private int entryNode(int block, int slot) {
    return block * slots + slot;
  }

  private void findWebs() {
    int count = code.blocks.size();
    for (int i = 0; i < count * slots; i++) {
      newNode();
    }
    for (BasicBlock block : code.blocks) {
      int[] current = new int[slots];
      for (int slot = 0; slot < slots; slot++) {
        current[slot] = entryNode(block.index(), slot);
      }
      for (int i = block.start(); i < block.end(); i++) {
        Instruction instruction = code.instructions.get(i);
        int slot = read(instruction);
        if (slot >= 0) {
          webAt[i] = current[slot];
        }
        int target = written(instruction);
        if (target >= 0) {
          current[target] = newNode();
          webAtStore[i] = current[target];
        }
      }
      for (int successor : block.successors()) {
        for (int slot = liveIn[successor].nextSetBit(0);
            slot >= 0;
            slot = liveIn[successor].nextSetBit(slot + 1)) {
          union(current[slot], entryNode(successor, slot));
        }
      }
    }
  }

  private void nameWebs(int[] parameters) {
    for (int slot : parameters) {
      int web = webOfParameter(slot);
      code.nameOf(slot, 0).ifPresent(name -> names.putIfAbsent(web, name));
    }
    for (int i = 0; i < code.instructions.size(); i++) {
      Instruction instruction = code.instructions.get(i);
      int slot = read(instruction);
      if (slot >= 0) {
        int web = webRead(i);
        code.nameOf(slot, i).ifPresent(name -> names.putIfAbsent(web, name));
      }
      int target = written(instruction);
      if (target >= 0) {
        int web = webWritten(i);
        stores.merge(web, 1, Integer::sum);
        code.nameOf(target, i + 1).ifPresent(name -> names.putIfAbsent(web, name));
      }
    }
  }

  private int newNode() {
    if (nodes == parents.length) {
      parents = Arrays.copyOf(parents, 2 * nodes);
    }
    parents[nodes] = nodes;
    return nodes++;
  }

  private int find(int node) {
    int root = node;
    while (parents[root] != root) {
      root = parents[root];
    }
    while (parents[node] != root) {
      int next = parents[node];
      parents[node] = root;
      node = next;
    }
    return root;
  }

  private void union(int a, int b) {
    int low = Math.min(find(a), find(b));
    parents[Math.max(find(a), find(b))] = low;
  }

  private static int read(Instruction instruction) {
    return switch (instruction) {
      case LoadInstruction load -> load.slot();
      case IncrementInstruction increment -> increment.slot();
      default -> -1;
    };
  }

  private static int written(Instruction instruction) {
    return switch (instruction) {
      case StoreInstruction store -> store.slot();
      case IncrementInstruction increment -> increment.slot();
      default -> -1;
    };
  }

  /** {@return the slots of parameters, the receiver's first if there is one} */
  static int[] parameterSlots(MethodCode code) {
    int[] slots = new int[code.type.parameterCount() + (code.isStatic ? 0 : 1)];
    int at = 0;
    int next = 0;
    if (!code.isStatic) {
      slots[at++] = next++;
    }
    for (int i = 0; i < code.type.parameterCount(); i++) {
      slots[at++] = next;
      next += TypeKind.from(code.type.parameterType(i)).slotSize();
    }
    return slots;
  }
}
