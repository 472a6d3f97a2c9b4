/** The ground of a name's tile and the ink on it, the same for the same name: those of the pictures that the server draws. */
export function tileColours(name: string): { ground: string; ink: string } {
  const hue = hashName(name) % 360;
  return { ground: `oklch(0.9 0.045 ${hue})`, ink: `oklch(0.33 0.07 ${hue})` };
}

/** FNV-1a, 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
