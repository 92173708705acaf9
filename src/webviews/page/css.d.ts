/** esbuild bundles the imported stylesheets and writes them next to the script. */
declare module "*.css";
