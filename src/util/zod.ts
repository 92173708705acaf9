/**
 * The parts of zod that the extension uses. `esbuild.mjs` puts them into one file that all files of the extension host load,
 * because a copy in each of them would add 25 kB to the package.
 */
export {
  array,
  boolean,
  config,
  custom,
  discriminatedUnion,
  enum,
  exactOptional,
  int,
  literal,
  maxLength,
  minLength,
  nullable,
  number,
  object,
  optional,
  record,
  refine,
  strictObject,
  string,
  union,
} from "zod/mini";
export type { infer, input, output, ZodMiniType } from "zod/mini";
