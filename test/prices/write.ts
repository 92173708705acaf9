/** `npm run prices`: writes the table of list prices that the extension contains. */
import { writeFileSync } from "node:fs";
import { formatPriceTable, priceTableFile } from "./priceTable";

writeFileSync(priceTableFile, formatPriceTable());
