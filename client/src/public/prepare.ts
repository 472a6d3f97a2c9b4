/** What is sent of a photo: the file as it is. The one place where it could be made smaller before. */
export async function prepare(file: File): Promise<Blob> {
  return file;
}
