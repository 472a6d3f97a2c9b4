const pattern = /^(?=.{1,512}$)[\w-][\w.-]{0,127}(?:\/[\w-][\w.-]{0,127})*$/;

/** Whether a file or a folder of this name can be ours. */
export function isKey(name: string): boolean {
  return pattern.test(name);
}

/** Throws a TypeError unless `key` is one the Storage contract allows. */
export function assertKey(key: string): void {
  if (!pattern.test(key))
    throw new TypeError(`Expected a storage key, got ${JSON.stringify(key.slice(0, 600))}`);
}
