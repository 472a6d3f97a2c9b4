import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Upload } from '../upload/upload.ts';
import type { Studio } from './studio.ts';

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio needs a StudioContext around it.');
  return studio;
}

export const useSession = () => useStore(useStudio().session);

export function useUpload(key: string): Upload | undefined {
  return useStore(useStudio().uploader.uploads, (uploads) => uploads.get(key));
}
