import { useEffect, useState } from 'react';

/** What is loaded once the page stands; undefined until then, and for ever where there is no script. */
export function useLoaded<Module>(load: () => Promise<Module>): Module | undefined {
  const [loaded, setLoaded] = useState<Module>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the same each time.
  useEffect(() => {
    let isHere = true;
    load().then(
      (module) => isHere && setLoaded(() => module),
      // Without it the page is as it is without script.
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, []);
  return loaded;
}
