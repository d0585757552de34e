// The table of roles: what each is called, what it is for, and where it may be held. What a role may do is said by the
// features, each of which lists the roles that hold its permissions.

export type RoleName =
  | 'installation-administrator'
  | 'place-lead'
  | 'commissioner'
  | 'evaluator'
  | 'contract-manager'
  | 'provider'
  | 'vcse-member'
  | 'facilitator'
  | 'assessor'
  | 'analyst'
  | 'viewer'

/** `signed-in` is anybody with an account; `public` is everybody, signed in or not. */
export type Holder = RoleName | 'signed-in' | 'public'

export type HeldAt = 'installation' | 'place' | 'organisation'

export interface RoleDefinition {
  readonly name: RoleName
  readonly title: string
  /** One sentence a new colleague understands. */
  readonly words: string
  readonly heldAt: readonly HeldAt[]
  /** The role speaks for one sector of the place, which must be named with it. */
  readonly needsSector?: true
}

export interface PermissionDefinition {
  /** `<feature>.<verb>` */
  readonly name: string
  /** Completes the sentence "may …". */
  readonly words: string
  readonly holders: readonly Holder[]
}

export const sectors = [
  { name: 'local-authority', title: 'Local authority' },
  { name: 'nhs-commissioner', title: 'NHS commissioner' },
  { name: 'vcse', title: 'Voluntary, community and social enterprise' },
  { name: 'police-and-crime-commissioner', title: 'Police and crime commissioner' },
  { name: 'health-and-wellbeing-board', title: 'Health and wellbeing board' },
  { name: 'provider', title: 'Provider' },
  { name: 'resident', title: 'Residents' },
] as const

export type Sector = (typeof sectors)[number]['name']

export const roles: readonly RoleDefinition[] = [
  {
    name: 'installation-administrator',
    title: 'Administrator',
    words: 'Looks after this whole installation: its places, people, settings and storage.',
    heldAt: ['installation'],
  },
  {
    name: 'place-lead',
    title: 'Place lead',
    words: 'Leads the work for one sector of a place, and invites the people of that place.',
    heldAt: ['place'],
    needsSector: true,
  },
  {
    name: 'commissioner',
    title: 'Commissioner',
    words: 'Plans and buys services for a place or for their organisation.',
    heldAt: ['place', 'organisation'],
  },
  {
    name: 'evaluator',
    title: 'Evaluator',
    words: 'Reads bids and scores the answers on social value.',
    heldAt: ['place', 'organisation'],
  },
  {
    name: 'contract-manager',
    title: 'Contract manager',
    words: 'Follows what was promised in a contract and checks what was done.',
    heldAt: ['place', 'organisation'],
  },
  {
    name: 'provider',
    title: 'Provider',
    words: 'Answers for a provider: its bids, its promises and its reports.',
    heldAt: ['organisation'],
  },
  {
    name: 'vcse-member',
    title: 'Voluntary sector member',
    words: 'Speaks for a voluntary, community or social enterprise organisation.',
    heldAt: ['organisation', 'place'],
  },
  {
    name: 'facilitator',
    title: 'Facilitator',
    words: 'Runs programmes in which places learn from each other.',
    heldAt: ['installation', 'place'],
  },
  {
    name: 'assessor',
    title: 'Assessor',
    words: 'Checks evidence and awards the quality mark.',
    heldAt: ['installation', 'place'],
  },
  {
    name: 'analyst',
    title: 'Analyst',
    words: 'Reads everything of a place, to work with its figures; changes nothing.',
    heldAt: ['place'],
  },
  {
    name: 'viewer',
    title: 'Viewer',
    words: 'Reads what is shared in a place or an organisation; changes nothing.',
    heldAt: ['place', 'organisation'],
  },
]

const byName = new Map(roles.map((role) => [role.name as string, role]))

/** The role of this name; undefined for a name that is none. */
export const roleNamed = (name: string): RoleDefinition | undefined => byName.get(name)

export const roleTitle = (name: RoleName): string => byName.get(name)?.title ?? name

export const sectorTitle = (name: string): string => sectors.find((sector) => sector.name === name)?.title ?? name

export const isSector = (name: string): name is Sector => sectors.some((sector) => sector.name === name)
