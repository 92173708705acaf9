/**
 * Sets the same seed for all property tests, so that a test fails only because of a code change. To test with other values, run
 * `BEDROCK_PROFILES_SEED=$RANDOM npm run test:unit`.
 */
import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env["BEDROCK_PROFILES_SEED"] ?? 20_261_127) });
