package dev.heddle.compiler.opencl;

import java.util.Set;

/** Names that OpenCL C allows. */
public final class Identifiers {
  /** Keywords, types, macros, and the functions that generated code calls. */
  public static final Set<String> RESERVED =
      Set.of(
          ("auto break case char const continue default do double else enum extern float for goto"
                  + " if inline int long register restrict return short signed sizeof static struct"
                  + " switch typedef union unsigned void volatile while bool true false half uchar"
                  + " ushort uint ulong size_t ptrdiff_t intptr_t uintptr_t event_t sampler_t queue_t"
                  + " global local constant private generic kernel read_only write_only read_write"
                  + " uniform pipe complex imaginary quad NAN INFINITY NULL MAXFLOAT HUGE_VAL M_E M_PI"
                  + " linux unix i386 asm typeof class template this namespace abs atan atan2 atom_add"
                  + " atom_xchg atom_cmpxchg atom_min atom_max atom_and atom_or atom_xor atomic_add"
                  + " atomic_xchg atomic_cmpxchg atomic_min atomic_max atomic_and atomic_or atomic_xor"
                  + " acos as_double as_float as_int as_int4 as_long as_uint4 asin barrier cbrt ceil"
                  + " clz convert_int_sat_rtz convert_long_sat_rtz copysign cos cosh exp exp2 expm1"
                  + " fabs floor fma fmod get_global_id get_global_offset get_global_size get_group_id"
                  + " get_local_id get_local_size get_num_groups get_work_dim hypot isnan ldexp log"
                  + " log10 log1p log2 min mul_hi popcount pow read_imagef read_imagei read_imageui"
                  + " remainder rint sin sinh sqrt tan tanh write_imagef write_imagei write_imageui"
                  + " get_image_width get_image_height get_image_depth get_image_array_size fault"
                  + " faulted phase group_faults trips texel element")
              .split(" "));

  /** The element types of vectors, which are named like them with a number behind. */
  private static final Set<String> ELEMENTS =
      Set.of("char uchar short ushort int uint long ulong float double half".split(" "));

  private Identifiers() {}

  /**
   * {@return a name of letters, digits and underscores}
   *
   * @param name a name in Java
   */
  public static String legal(String name) {
    StringBuilder legal = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (letter || digit && !legal.isEmpty()) {
        legal.append(c);
      } else {
        legal.append("_%x".formatted((int) c));
      }
    }
    // Vector types, and names that compilers keep for themselves.
    boolean vector = isVectorType(legal);
    boolean kept = legal.length() > 1 && legal.charAt(0) == '_';
    return vector || kept || legal.isEmpty() ? "v" + legal : legal.toString();
  }

  private static boolean isVectorType(CharSequence name) {
    int letters = name.length();
    while (letters > 0 && Character.isDigit(name.charAt(letters - 1))) {
      letters--;
    }
    return letters < name.length() && ELEMENTS.contains(name.subSequence(0, letters).toString());
  }
}
