/** Pixels row by row, each row the other way round. */
export function mirror(data: Uint8Array, width: number, channels = 1): Uint8Array {
  const out = new Uint8Array(data.length);
  const row = width * channels;
  for (let start = 0, to = 0; start < data.length; start += row)
    for (let from = start + row - channels; from >= start; from -= channels)
      for (let channel = 0; channel < channels; channel++) out[to++] = data[from + channel]!;
  return out;
}
