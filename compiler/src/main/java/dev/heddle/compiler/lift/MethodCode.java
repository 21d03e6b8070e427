package dev.heddle.compiler.lift;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method's instructions by number, with its basic blocks, lines and names. */
final class MethodCode {
  /** A run of instructions that is entered at its start alone. */
  record BasicBlock(int index, int start, int end, List<Integer> successors) {}

  /** The name of a slot between two instructions. */
  private record LocalName(int slot, String name, int start, int end) {}

  private record PendingName(int slot, String name, Label start, Label end) {}

  final String owner;
  final String name;
  final MethodTypeDesc type;
  final boolean isStatic;
  final String file;
  final boolean hasHandlers;
  final List<Instruction> instructions = new ArrayList<>();
  final List<BasicBlock> blocks = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final Map<Label, Integer> positions = new HashMap<>();
  private final List<LocalName> names = new ArrayList<>();
  private int[] blockAt = new int[0];

  MethodCode(ClassModel owner, MethodModel method, CodeModel code) {
    this.owner = owner.thisClass().asInternalName();
    this.name = method.methodName().stringValue();
    this.type = method.methodTypeSymbol();
    this.isStatic = method.flags().has(AccessFlag.STATIC);
    this.file =
        owner
            .findAttribute(Attributes.sourceFile())
            .map(SourceFileAttribute::sourceFile)
            .map(Object::toString)
            .orElse(this.owner.substring(this.owner.lastIndexOf('/') + 1));
    boolean handlers = false;
    int line = 0;
    List<PendingName> pending = new ArrayList<>();
    for (CodeElement element : code) {
      switch (element) {
        case Instruction instruction -> {
          instructions.add(instruction);
          lines.add(line);
        }
        case LabelTarget target -> positions.put(target.label(), instructions.size());
        case LineNumber number -> line = number.line();
        case LocalVariable local ->
            pending.add(
                new PendingName(
                    local.slot(),
                    local.name().stringValue(),
                    local.startScope(),
                    local.endScope()));
        case ExceptionCatch _ -> handlers = true;
        default -> {}
      }
    }
    this.hasHandlers = handlers;
    for (PendingName local : pending) {
      names.add(
          new LocalName(
              local.slot(), local.name(), position(local.start()), position(local.end())));
    }
    findBlocks();
  }

  /** {@return what tells this method from all others} */
  String key() {
    return owner + "." + name + type.descriptorString();
  }

  /** {@return the class's name as a user writes it, and the method's} */
  String displayName() {
    return owner.replace('/', '.') + "." + name;
  }

  int line(int instruction) {
    return instruction < lines.size() ? lines.get(instruction) : 0;
  }

  int position(Label label) {
    return positions.getOrDefault(label, instructions.size());
  }

  int blockAt(Label label) {
    return blockAt(position(label));
  }

  /** {@return the number of the block that an instruction is in} */
  int blockAt(int position) {
    if (position >= blockAt.length) {
      throw new IllegalArgumentException("a jump behind the end of " + displayName());
    }
    return blockAt[position];
  }

  /** {@return the name of a slot that an instruction reads} */
  Optional<String> nameOf(int slot, int instruction) {
    for (LocalName local : names) {
      if (local.slot() == slot && local.start() <= instruction && instruction < local.end()) {
        return Optional.of(local.name());
      }
    }
    return Optional.empty();
  }

  private void findBlocks() {
    int count = instructions.size();
    BitSet leaders = new BitSet(count + 1);
    leaders.set(0);
    for (int i = 0; i < count; i++) {
      Instruction instruction = instructions.get(i);
      for (Label target : targets(instruction)) {
        leaders.set(position(target));
      }
      if (!targets(instruction).isEmpty() || ends(instruction)) {
        leaders.set(i + 1);
      }
    }
    blockAt = new int[count];
    List<int[]> ranges = new ArrayList<>();
    for (int start = 0; start < count; ) {
      int end = leaders.nextSetBit(start + 1);
      end = end < 0 || end > count ? count : end;
      for (int i = start; i < end; i++) {
        blockAt[i] = ranges.size();
      }
      ranges.add(new int[] {start, end});
      start = end;
    }
    for (int[] range : ranges) {
      Instruction last = instructions.get(range[1] - 1);
      List<Integer> successors = new ArrayList<>();
      for (Label target : targets(last)) {
        int block = blockAt(target);
        if (!successors.contains(block)) {
          successors.add(block);
        }
      }
      if (!ends(last)) {
        if (range[1] >= count) {
          throw new IllegalArgumentException("control runs off the end of " + displayName());
        }
        if (!successors.contains(blockAt[range[1]])) {
          successors.add(blockAt[range[1]]);
        }
      }
      blocks.add(new BasicBlock(blocks.size(), range[0], range[1], successors));
    }
  }

  /** {@return whether control never comes to the next instruction} */
  private static boolean ends(Instruction instruction) {
    return switch (instruction) {
      case ReturnInstruction _, ThrowInstruction _ -> true;
      case LookupSwitchInstruction _, TableSwitchInstruction _ -> true;
      case BranchInstruction branch ->
          switch (branch.opcode()) {
            case GOTO, GOTO_W -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private static List<Label> targets(Instruction instruction) {
    return switch (instruction) {
      case BranchInstruction branch -> List.of(branch.target());
      case LookupSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      case TableSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      default -> List.of();
    };
  }

  private static List<Label> targets(Label otherwise, List<SwitchCase> cases) {
    List<Label> targets = new ArrayList<>();
    targets.add(otherwise);
    cases.forEach(c -> targets.add(c.target()));
    return targets;
  }
}
