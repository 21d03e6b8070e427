package dev.heddle;

/**
 * Elements that a kernel reads and writes by index: what {@link Buffer buffers} and {@link Local
 * local memory} have in common.
 *
 * <p>Only kernels use these methods; elsewhere they throw {@link IllegalStateException}. An index
 * outside {@code [0, length)} is a {@link KernelFaultException}. Indices are {@code long} and take
 * an {@code int} as it is. Plain accesses of different work items to one element, one of them a
 * write, are a race, as in Java; atomic ones are not, and are relaxed: they order nothing else.
 */
public sealed interface Elements {
  /** {@return the number of elements} */
  long length();

  /** Elements of type {@code byte}. */
  non-sealed interface Bytes extends Elements {
    /**
     * {@return an element}
     *
     * @param index which one
     */
    byte get(long index);

    /**
     * Sets an element.
     *
     * @param index which one
     * @param value its new value
     */
    void set(long index, byte value);
  }

  /** Elements of type {@code short}. */
  non-sealed interface Shorts extends Elements {
    /**
     * {@return an element}
     *
     * @param index which one
     */
    short get(long index);

    /**
     * Sets an element.
     *
     * @param index which one
     * @param value its new value
     */
    void set(long index, short value);
  }

  /** Elements of type {@code char}. */
  non-sealed interface Chars extends Elements {
    /**
     * {@return an element}
     *
     * @param index which one
     */
    char get(long index);

    /**
     * Sets an element.
     *
     * @param index which one
     * @param value its new value
     */
    void set(long index, char value);
  }

  /** Elements of type {@code int}. */
  non-sealed interface Ints extends Elements {
    /**
     * {@return an element}
     *
     * @param index which one
     */
    int get(long index);

    /**
     * Sets an element.
     *
     * @param index which one
     * @param value its new value
     */
    void set(long index, int value);

    /**
     * Atomically adds to an element.
     *
     * @param index which one
     * @param delta what to add
     * @return what it was before
     */
    int getAndAdd(long index, int delta);

    /**
     * Atomically replaces an element.
     *
     * @param index which one
     * @param value its new value
     * @return what it was before
     */
    int getAndSet(long index, int value);

    /**
     * Atomically replaces an element if it has the expected value.
     *
     * @param index which one
     * @param expected what it has to be
     * @param value its new value
     * @return what it was before
     */
    int compareAndExchange(long index, int expected, int value);

    /**
     * Atomically replaces an element by the smaller of itself and a value.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    int getAndMin(long index, int value);

    /**
     * Atomically replaces an element by the larger of itself and a value.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    int getAndMax(long index, int value);

    /**
     * Atomically replaces an element by itself and a value, bit by bit.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    int getAndAnd(long index, int value);

    /**
     * Atomically replaces an element by itself or a value, bit by bit.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    int getAndOr(long index, int value);

    /**
     * Atomically replaces an element by itself exclusive-or a value, bit by bit.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    int getAndXor(long index, int value);
  }

  /** Elements of type {@code long}. */
  non-sealed interface Longs extends Elements {
    /**
     * {@return an element}
     *
     * @param index which one
     */
    long get(long index);

    /**
     * Sets an element.
     *
     * @param index which one
     * @param value its new value
     */
    void set(long index, long value);

    /**
     * Atomically adds to an element.
     *
     * @param index which one
     * @param delta what to add
     * @return what it was before
     */
    long getAndAdd(long index, long delta);

    /**
     * Atomically replaces an element.
     *
     * @param index which one
     * @param value its new value
     * @return what it was before
     */
    long getAndSet(long index, long value);

    /**
     * Atomically replaces an element if it has the expected value.
     *
     * @param index which one
     * @param expected what it has to be
     * @param value its new value
     * @return what it was before
     */
    long compareAndExchange(long index, long expected, long value);

    /**
     * Atomically replaces an element by the smaller of itself and a value.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    long getAndMin(long index, long value);

    /**
     * Atomically replaces an element by the larger of itself and a value.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    long getAndMax(long index, long value);

    /**
     * Atomically replaces an element by itself and a value, bit by bit.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    long getAndAnd(long index, long value);

    /**
     * Atomically replaces an element by itself or a value, bit by bit.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    long getAndOr(long index, long value);

    /**
     * Atomically replaces an element by itself exclusive-or a value, bit by bit.
     *
     * @param index which one
     * @param value the other operand
     * @return what it was before
     */
    long getAndXor(long index, long value);
  }

  /** Elements of type {@code float}. */
  non-sealed interface Floats extends Elements {
    /**
     * {@return an element}
     *
     * @param index which one
     */
    float get(long index);

    /**
     * Sets an element.
     *
     * @param index which one
     * @param value its new value
     */
    void set(long index, float value);

    /**
     * Atomically adds to an element; the order of several additions is not determined.
     *
     * @param index which one
     * @param delta what to add
     * @return what it was before
     */
    float getAndAdd(long index, float delta);
  }

  /** Elements of type {@code double}. */
  non-sealed interface Doubles extends Elements {
    /**
     * {@return an element}
     *
     * @param index which one
     */
    double get(long index);

    /**
     * Sets an element.
     *
     * @param index which one
     * @param value its new value
     */
    void set(long index, double value);
  }
}
