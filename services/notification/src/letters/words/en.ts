/** The words that all letters share, in English. Other languages have the same sentences with the same placeholders. */
export const en = {
  greeting: 'Hello {fullName},',
  greetingNobody: 'Hello,',
  /** Stands in place of the name of an erased user. */
  somebody: 'somebody',
  /** Stands in place of what somebody gave a name that shows nothing, in an earlier release. */
  unnamed: '(without a name)',
  copyLink: 'If the button does not work, open this address:',
  footer: 'Holdfast sends this because it concerns your account. Nobody reads answers to it.',
  footerInvited: 'Holdfast sends this because somebody entered your address. Nobody reads answers to it.',
  footerContact:
    'Holdfast sends this because your address is entered for the invoices of {companyName}. Nobody reads answers to it.',
  when: 'When: {at}',
  device: 'Device: {device}',
  /** What a device is called if both are known. Otherwise the one that is. */
  browserOnSystem: '{browser} on {system}',
  place: 'Network: {place}',
  notYou: 'If this was not you, set a new password at once: choose “Forgot your password?” where you sign in.',
  actsBefore: 'This was done with your account before it was taken back:',
  actsMore: 'And more, further back.',
  acts: {
    'two-factor-on': 'two-factor authentication was turned on.',
    'two-factor-off': 'two-factor authentication was turned off.',
    'recovery-codes-renewed': 'new recovery codes were made.',
    'password-changed': 'the password was changed.',
    'address-changed': 'the address was changed.',
    'profile-changed': 'name or language were changed.',
    'key-made': 'the API key “{keyName}” was made. It no longer works.',
    'company-created': 'the company “{companyName}” was created.',
    'company-changed': 'the settings of “{companyName}” were changed.',
    'company-closed': 'the company “{companyName}” was closed.',
    'company-joined': 'the account joined “{companyName}”.',
    'company-left': 'the account left “{companyName}”.',
    'ownership-transferred': 'the company “{companyName}” was given to {member}.',
    'member-invited': '{email} was invited to “{companyName}”.',
    'invitation-copied': 'the link of the invitation of {email} to “{companyName}” was copied.',
    'member-added': '{member} was added to “{companyName}”.',
    'member-removed': '{member} was removed from “{companyName}”.',
    'role-changed': '{member} got another role in “{companyName}”.',
    otherwise: 'something else was changed.',
  },
  roles: {
    administrator: 'Administrator',
    developer: 'Developer',
    billing: 'Billing',
    sites: 'On single sites only',
  },
}

export type Words = typeof en
