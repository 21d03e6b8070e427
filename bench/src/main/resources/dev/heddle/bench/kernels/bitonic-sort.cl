kernel void copyValues(global const int *source, global int *target) {
  const int i = get_global_id(0);
  target[i] = source[i];
}

kernel void compareExchange(const int block, const int distance, global int *values) {
  const int id = get_global_id(0);
  const int i = 2 * id - (id & (distance - 1));
  const int j = i + distance;
  const int a = values[i];
  const int b = values[j];
  const int ascending = (i & block) == 0;
  if ((a > b) == ascending) {
    values[i] = b;
    values[j] = a;
  }
}
