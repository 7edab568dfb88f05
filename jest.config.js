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
  // A spec that hangs ends; one on a busy machine does not fail.
  testTimeout: 300_000,
  // Jest would leave one core idle; on two that is half of them.
  maxWorkers: '100%',
  // Node keeps the modules of every spec file that a worker ran. A worker that holds this much is
  // replaced after its file: else collecting garbage takes most of its time, and at 4 GB it dies.
  workerIdleMemoryLimit: '1.2GB',
  resolver: '<rootDir>/scripts/jest-resolver.cjs',
  setupFiles: ['reflect-metadata'],
};
