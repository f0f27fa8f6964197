/* global ts */
const OPTIONS = {
  allowJs: true,
  checkJs: true,
  strict: true,
  noEmit: true,
  skipDefaultLibCheck: true,
  types: [],
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
};

/**
 * What the TypeScript compiler objects to in a set of files, as `tsc --checkJs --strict` would say it.
 *
 * @param {Record<string, string>} files the text of each by its path from `/` on, the compiler's own libraries in `/lib`
 * @returns {string[]} `file:line message`
 */
globalThis.objectionsTo = (files) => {
  const { ESNext: module } = ts.ModuleKind;
  const options = { ...OPTIONS, module, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022 };
  const sources = Object.keys(files).filter((path) => !path.startsWith('/lib/'));
  const program = ts.createProgram(sources, options, hostOf(files));
  return ts.getPreEmitDiagnostics(program).map(sentence);
};

function hostOf(files) {
  const has = (path) => Object.hasOwn(files, path);
  return {
    fileExists: has,
    readFile: (path) => files[path],
    getSourceFile: (path, version) => (has(path) ? ts.createSourceFile(path, files[path], version) : undefined),
    getDefaultLibFileName: () => '/lib/lib.d.ts',
    getDefaultLibLocation: () => '/lib',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  };
}

function sentence({ file, start, messageText }) {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!file) return text;
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1} ${text}`;
}
