// Our sources name each other as they will be compiled, `./money.js`; under Jest they are `.ts`.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

module.exports = (request, options) => {
  const ours = !options.basedir.includes('node_modules') && /^\.{1,2}\/.*\.js$/.test(request);
  const source = ours ? join(options.basedir, request.replace(/\.js$/, '.ts')) : '';
  return source !== '' && existsSync(source) ? source : options.defaultResolver(request, options);
};
