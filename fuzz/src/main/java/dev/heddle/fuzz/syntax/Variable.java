package dev.heddle.fuzz.syntax;

/**
 * A name for a value: a local variable, a parameter, a component.
 *
 * @param type what it holds
 * @param name its name
 */
public record Variable(Type type, String name) {}
