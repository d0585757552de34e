// Only auth makes a Scope. The compiler refuses every way but a cast, so every cast to Scope outside auth is found here,
// whatever name the type goes by.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'
import { projectFiles, projectFolder } from '../support/project.ts'

const planted = join(projectFolder, 'src/app/planted.ts')
const breach = `
import type { Scope } from '../platform/kernel/index.ts'
type Mine = Scope
export const one = {} as unknown as Scope
export const two = {} as Mine
export const three = <Mine>(one as Scope & { more: true })
export const four = { ...one } satisfies Mine as Readonly<Scope>
`

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
}

const makeProgram = (paths: readonly string[]): ts.Program => {
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => name === planted || fileExists(name)
  host.readFile = (name) => (name === planted ? breach : readFile(name))
  host.getSourceFile = (name, language, ...rest) =>
    name === planted ? ts.createSourceFile(name, breach, language, true) : getSourceFile(name, language, ...rest)
  return ts.createProgram([...paths.map((path) => join(projectFolder, path)), planted], options, host)
}

/** A scope is known by the mark that only auth can give, so an alias or an intersection does not hide it. */
const isScope = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  checker.getPropertiesOfType(type).some((property) => property.escapedName.toString().includes('madeByAuth'))

const castsIn = (program: ts.Program, file: ts.SourceFile): readonly string[] => {
  const checker = program.getTypeChecker()
  const found: string[] = []
  const look = (node: ts.Node): void => {
    const cast = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)
    if (
      cast &&
      node.type.kind !== ts.SyntaxKind.ConstKeyword &&
      isScope(checker, checker.getTypeFromTypeNode(node.type))
    ) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      found.push(`${file.fileName.slice(projectFolder.length)}:${line + 1}: ${node.getText(file)}`)
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

test('nobody but auth casts anything to Scope', () => {
  const paths = projectFiles().filter((path) => path.startsWith('src/') && path.endsWith('.ts'))
  const program = makeProgram(paths)
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(projectFolder, 'src/')))
  const looked = new Set(ours.map(({ fileName }) => fileName))
  assert.deepEqual(
    paths.filter((path) => !looked.has(join(projectFolder, path))),
    [],
    'never looked at',
  )
  const casts = ours.flatMap((file) => castsIn(program, file))
  const found = casts.filter((one) => one.startsWith('src/app/planted.ts'))
  assert.equal(found.length, 5, `planted casts were missed; found:\n${found.join('\n')}`)
  const others = casts.filter((one) => !/^src\/(app\/planted\.ts|platform\/auth\/)/.test(one))
  assert.deepEqual(others, [])
})
