/** `npm run prices`: writes the price table that the extension contains. */
import { writeFileSync } from "node:fs";
import { formatPriceTable, priceTableFile } from "./priceTable";

writeFileSync(priceTableFile, formatPriceTable());
