/** Opens the browser's choice of a folder or of files. */
export interface Picks {
  onPickFolder: () => void;
  onPickFiles: () => void;
}
