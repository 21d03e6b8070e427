package dev.heddle.compiler.lift;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Statement.SamplerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of a value on the stack or in a local slot. */
sealed interface Value {
  /** A number or a boolean. */
  record Scalar(Expression expression) implements Value {}

  /** A record, as the values of its components. */
  record RecordValue(RecordType type, List<Value> components) implements Value {
    public RecordValue {
      components = List.copyOf(components);
    }
  }

  /** A buffer, local memory or an array. */
  record MemoryValue(Memory memory) implements Value {}

  /** An image. */
  record ImageValue(ImageParameter image) implements Value {}

  /** A sampler. */
  record SamplerValue(SamplerSource sampler) implements Value {}

  /** The work item. */
  record WorkItemValue() implements Value {}

  /** A record whose constructor has not come to its end; one object, however often it is copied. */
  final class NewRecord implements Value {
    final RecordType type;
    final @Nullable Value[] fields;

    /** The method that says {@code new}. */
    final MethodLifter creator;

    NewRecord(RecordType type, MethodLifter creator) {
      this.type = type;
      this.creator = creator;
      this.fields = new Value[type.components().size()];
    }
  }

  /** {@return the value with the expressions of its scalars replaced} */
  default Value map(UnaryOperator<Expression> change) {
    return switch (this) {
      case Scalar scalar -> {
        Expression changed = change.apply(scalar.expression());
        yield changed == scalar.expression() ? this : new Scalar(changed);
      }
      case RecordValue value -> {
        List<Value> mapped = new ArrayList<>(value.components().size());
        value.components().forEach(component -> mapped.add(component.map(change)));
        yield new RecordValue(value.type(), mapped);
      }
      case NewRecord fresh -> {
        for (int i = 0; i < fresh.fields.length; i++) {
          Value field = fresh.fields[i];
          if (field != null) {
            fresh.fields[i] = field.map(change);
          }
        }
        yield fresh;
      }
      case MemoryValue _, ImageValue _, SamplerValue _, WorkItemValue _ -> this;
    };
  }

  /** {@return what the value is, to a user} */
  default String describe() {
    return switch (this) {
      case Scalar scalar -> scalar.expression().type().javaName();
      case RecordValue value -> value.type().simpleName();
      case NewRecord value -> value.type.simpleName();
      case MemoryValue value -> "memory " + value.memory().name();
      case ImageValue value -> "image " + value.image().name();
      case SamplerValue value -> "sampler " + value.sampler().name();
      case WorkItemValue _ -> "WorkItem";
    };
  }
}
