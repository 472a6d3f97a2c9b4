/** A model file is not what it should be; the message says what was expected and what came. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}
