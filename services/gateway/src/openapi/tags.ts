/** The groups of the documentation, in its order. */
export const tags = [
  { name: 'Users', description: 'Signing up, links from mails, forgotten passwords' },
  { name: 'Sessions', description: 'Signing in and out' },
  { name: 'Me', description: 'The signed-in person' },
  { name: 'Companies', description: 'Companies, ownership' },
  { name: 'Billing', description: 'Plans, what a company has of them, and to whom its invoices go' },
  { name: 'Sites', description: 'What a company hosts' },
  { name: 'Environments', description: 'A site as its visitors see it, and its stagings' },
  { name: 'Releases', description: 'What was uploaded, pushed or restored to an environment' },
  { name: 'Backups', description: 'What can be restored' },
  { name: 'Members', description: 'Who has access to a company, or to a site' },
  { name: 'Invitations', description: 'Offers of access' },
  { name: 'API keys', description: 'For programs that act in one company, for the member who made the key' },
  { name: 'Permissions', description: 'What each role may do' },
  { name: 'Operations', description: 'Changes that are done and not yet in force everywhere, and work on sites' },
  { name: 'Operator', description: "Acts of the platform's staff" },
  { name: 'Probes', description: 'Is this process alive, does it take calls' },
] as const

export type Tag = (typeof tags)[number]['name']
