// The storage of `@Type` is not among the published entries of class-transformer, but its schema
// generators all read it here: https://github.com/epiphone/class-validator-jsonschema#readme
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: unknown,
      field: string,
    ): { readonly typeFunction: () => new () => object } | undefined;
  };
}
