package dev.heddle.tck.contract.suites;

/** A complex number of doubles, a value in the Fourier transforms. */
record Complex(double re, double im) {
  /** {@return the number of length 1 at an angle} */
  static Complex ofAngle(double angle) {
    return new Complex(Math.cos(angle), Math.sin(angle));
  }

  Complex plus(Complex o) {
    return new Complex(re + o.re, im + o.im);
  }

  Complex minus(Complex o) {
    return new Complex(re - o.re, im - o.im);
  }

  Complex times(Complex o) {
    return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
  }
}
