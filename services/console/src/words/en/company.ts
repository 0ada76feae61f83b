export const company = {
  members: {
    everyRole: 'Every role',
    invite: 'Invite',
    none: 'Nobody is like this.',
    person: 'Person',
    role: 'Role',
    search: 'Search name or address',
    since: 'Member since',
    sites: { one: 'On {n} site', other: 'On {n} sites' },
    text: 'Everybody who reaches this company, and what they may do.',
    twoFactor: 'Two-factor',
  },
  noLonger: {
    title: 'You do not reach this company',
    text: 'It does not exist, or your access was taken away.',
    link: 'To your other companies',
  },
  owner: 'Owner',
  roles: { administrator: 'Administrator', developer: 'Developer', billing: 'Billing' },
} as const
