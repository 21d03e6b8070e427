package dev.heddle.tck.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions to some sixty digits, by their power series: what the results of a device
 * are measured against. Arguments are finite, and in the function's domain.
 */
final class ExactMath {
  private static final MathContext DIGITS = new MathContext(60);
  private static final MathContext MANY = new MathContext(420); // for 1e308 modulo pi
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;

  /** By Machin's formula. */
  static final BigDecimal PI =
      arctanOfInverse(5)
          .multiply(BigDecimal.valueOf(16))
          .subtract(arctanOfInverse(239).multiply(BigDecimal.valueOf(4)), MANY);

  private static final BigDecimal LN_2 = atanh(ONE.divide(BigDecimal.valueOf(3), DIGITS), TWO);

  private ExactMath() {}

  private static BigDecimal arctanOfInverse(int n) {
    BigDecimal square = BigDecimal.valueOf((long) n * n);
    BigDecimal term = ONE.divide(BigDecimal.valueOf(n), MANY);
    BigDecimal sum = term;
    for (int k = 3; magnitude(term) > -MANY.getPrecision(); k += 2) {
      term = term.divide(square, MANY).negate();
      sum = sum.add(term.divide(BigDecimal.valueOf(k), MANY), MANY);
    }
    return sum;
  }

  /** {@return factor times artanh x, for x far enough below 1} */
  private static BigDecimal atanh(BigDecimal x, BigDecimal factor) {
    return odd(x, x.multiply(x, DIGITS)).multiply(factor, DIGITS);
  }

  /** {@return x + x·s/3 + x·s²/5 + …}: artanh for s = x², arctan for s = -x² */
  private static BigDecimal odd(BigDecimal x, BigDecimal s) {
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int k = 3; isSignificant(power, sum); k += 2) {
      power = power.multiply(s, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
    }
    return sum;
  }

  private static boolean isSignificant(BigDecimal term, BigDecimal sum) {
    return term.signum() != 0 && magnitude(term) > magnitude(sum) - DIGITS.getPrecision();
  }

  private static int magnitude(BigDecimal x) {
    return x.precision() - x.scale();
  }

  /** {@return the series of first·s^k·start!/(start+step·k)!}, of exp, sine and sinh alike */
  private static BigDecimal factorials(BigDecimal first, BigDecimal s, int start, int step) {
    BigDecimal term = first;
    BigDecimal sum = first;
    for (int k = start; isSignificant(term, sum); k += step) {
      for (int j = 1; j <= step; j++) {
        term = term.divide(BigDecimal.valueOf((long) k + j), DIGITS);
      }
      term = term.multiply(s, DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static BigDecimal exp(BigDecimal x) {
    // e^x = 2^k · e^r with |r| below ln 2
    int k = x.divide(LN_2, DIGITS).intValue();
    BigDecimal r = x.subtract(LN_2.multiply(BigDecimal.valueOf(k)));
    BigDecimal power = factorials(ONE, r, 0, 1);
    BigDecimal scale = new BigDecimal(BigInteger.TWO.pow(Math.abs(k)));
    return k < 0 ? power.divide(scale, DIGITS) : power.multiply(scale, DIGITS);
  }

  static BigDecimal exp2(BigDecimal x) {
    return exp(x.multiply(LN_2));
  }

  static BigDecimal expm1(BigDecimal x) {
    return isLarge(x) ? exp(x).subtract(ONE, DIGITS) : factorials(x, x, 1, 1);
  }

  static BigDecimal sinh(BigDecimal x) {
    return isLarge(x)
        ? exp(x).subtract(exp(x.negate())).divide(TWO, DIGITS)
        : factorials(x, x.multiply(x, DIGITS), 1, 2);
  }

  static BigDecimal cosh(BigDecimal x) {
    return exp(x).add(exp(x.negate())).divide(TWO, DIGITS);
  }

  static BigDecimal tanh(BigDecimal x) {
    return sinh(x).divide(cosh(x), DIGITS);
  }

  /** Whether a difference of exponentials is no cancellation. */
  private static boolean isLarge(BigDecimal x) {
    return x.abs().compareTo(ONE) > 0;
  }

  static BigDecimal log(BigDecimal x) {
    // x = 2^k · m with m near 1
    BigDecimal rounded = x.round(MathContext.DECIMAL64);
    double digits = Math.log10(rounded.unscaledValue().doubleValue()) - rounded.scale();
    int k = (int) Math.rint(digits / Math.log10(2));
    BigDecimal scale = new BigDecimal(BigInteger.TWO.pow(Math.abs(k)));
    BigDecimal m = k < 0 ? x.multiply(scale) : x.divide(scale, MANY);
    return log1p(m.subtract(ONE)).add(LN_2.multiply(BigDecimal.valueOf(k)), DIGITS);
  }

  static BigDecimal log2(BigDecimal x) {
    return log(x).divide(LN_2, DIGITS);
  }

  static BigDecimal log10(BigDecimal x) {
    return log(x).divide(log(BigDecimal.TEN), DIGITS);
  }

  /** {@return ln(1 + x)} Near 0 for all digits; elsewhere by way of {@link #log}. */
  static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(BigDecimal.valueOf(0.75)) > 0) {
      return log(x.add(ONE));
    }
    return atanh(x.divide(x.add(TWO), DIGITS), TWO);
  }

  static BigDecimal sin(BigDecimal x) {
    BigDecimal r = moduloTwoPi(x);
    return factorials(r, r.multiply(r, DIGITS).negate(), 1, 2);
  }

  static BigDecimal cos(BigDecimal x) {
    // By way of the sine, whose series keeps its digits where the result is near 0.
    return sin(x.add(PI.divide(TWO, MANY), MANY));
  }

  static BigDecimal tan(BigDecimal x) {
    return sin(x).divide(cos(x), DIGITS);
  }

  /** {@return x less a multiple of π, with that multiple's sign, so that the sine is the same} */
  private static BigDecimal moduloTwoPi(BigDecimal x) {
    BigInteger k = x.divide(PI, MANY).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigDecimal r = x.subtract(PI.multiply(new BigDecimal(k)), MANY).round(DIGITS);
    return k.testBit(0) ? r.negate() : r;
  }

  static BigDecimal atan(BigDecimal x) {
    if (x.signum() < 0) {
      return atan(x.negate()).negate();
    }
    if (isLarge(x)) {
      return PI.divide(TWO, DIGITS).subtract(atan(ONE.divide(x, DIGITS)), DIGITS);
    }
    // Half the angle, three times, for a series that ends soon.
    BigDecimal t = x;
    for (int i = 0; i < 3; i++) {
      t = t.divide(sqrt(t.multiply(t).add(ONE)).add(ONE), DIGITS);
    }
    return odd(t, t.multiply(t, DIGITS).negate()).multiply(BigDecimal.valueOf(8), DIGITS);
  }

  static BigDecimal asin(BigDecimal x) {
    BigDecimal rest = ONE.subtract(x.multiply(x));
    if (rest.signum() == 0) {
      return PI.divide(TWO, DIGITS).multiply(x, DIGITS);
    }
    return atan(x.divide(sqrt(rest), DIGITS));
  }

  static BigDecimal acos(BigDecimal x) {
    // Twice the angle whose tangent is √((1-x)/(1+x)): no cancellation near 1.
    if (x.compareTo(ONE.negate()) == 0) {
      return PI.round(DIGITS);
    }
    return atan(sqrt(ONE.subtract(x).divide(ONE.add(x), DIGITS))).multiply(TWO, DIGITS);
  }

  static BigDecimal atan2(BigDecimal y, BigDecimal x) {
    if (x.signum() == 0) {
      return PI.divide(TWO, DIGITS).multiply(BigDecimal.valueOf(y.signum()));
    }
    BigDecimal angle = atan(y.divide(x, DIGITS));
    if (x.signum() > 0) {
      return angle;
    }
    return y.signum() < 0 ? angle.subtract(PI, DIGITS) : angle.add(PI, DIGITS);
  }

  /** {@return a power} A negative base has an exponent that is an integer. */
  static BigDecimal pow(BigDecimal x, BigDecimal y) {
    BigDecimal power = exp(y.multiply(log(x.abs())));
    return x.signum() < 0 && y.toBigInteger().testBit(0) ? power.negate() : power;
  }

  static BigDecimal cbrt(BigDecimal x) {
    if (x.signum() == 0) {
      return x;
    }
    BigDecimal root = new BigDecimal(Math.cbrt(x.doubleValue()));
    for (int i = 0; i < 3; i++) { // Newton's steps double the digits
      BigDecimal quotient = x.divide(root.multiply(root), DIGITS);
      root = root.multiply(TWO).add(quotient).divide(BigDecimal.valueOf(3), DIGITS);
    }
    return root;
  }

  static BigDecimal sqrt(BigDecimal x) {
    return x.sqrt(DIGITS);
  }

  static BigDecimal hypot(BigDecimal x, BigDecimal y) {
    return sqrt(x.multiply(x).add(y.multiply(y)));
  }
}
