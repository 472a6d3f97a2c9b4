/** What a program that a test starts has of this one's environment: where programs are, and where the compiled ones are kept. */
export const passedEnvironment = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};
