/** One configuration for every spec; `--selectProjects` is not needed, folders are: `npm run jest -- libs/lending`. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^#([^/]+)/(testing|examples)$': '<rootDir>/libs/$1/src/$2.ts',
    '^#([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  testTimeout: 120_000,
  // Jest would leave one core idle; on two that is half of them.
  maxWorkers: '100%',
  resolver: '<rootDir>/scripts/jest-resolver.cjs',
  setupFiles: ['reflect-metadata'],
};
