/** The groups of the documentation, in its order. */
export const tags = [
  { name: 'Users', description: 'Signing up, links from mails, forgotten passwords' },
  { name: 'Sessions', description: 'Signing in and out' },
  { name: 'Me', description: 'The signed-in person' },
  { name: 'Companies', description: 'Companies, plans, ownership' },
  { name: 'Members', description: 'Who has access to a company' },
  { name: 'Invitations', description: 'Offers of access' },
  { name: 'API keys', description: 'For programs that act in one company, for the member who made the key' },
  { name: 'Permissions', description: 'What each role may do' },
  { name: 'Operations', description: 'Changes that are done and not yet in force everywhere' },
  { name: 'Operator', description: "Acts of the platform's staff" },
  { name: 'Probes', description: 'Is this process alive, does it take calls' },
] as const

export type Tag = (typeof tags)[number]['name']
