/** Whether an operation is refused to somebody who proved their password long ago. */
export type ExpectedProof = 'always' | { when: string } | { never: string }

const reading = { never: 'it reads' }
const everyday = { never: 'the everyday work of a company, which its owner sees and can put back' }

/**
 * Which operations need a fresh proof, written from what a thief with a stolen session could do, and not from the
 * declarations in the code, which it is there to contradict. What locks the person out, hides the thief, outlives the
 * session, or cannot be put back needs one.
 */
export const expectedProofs: Record<string, ExpectedProof> = {
  // The account.
  beginTwoFactor: 'always',
  confirmTwoFactor: 'always',
  turnOffTwoFactor: 'always',
  renewRecoveryCodes: 'always',
  requestEmailChange: 'always',
  changePassword: { when: 'two-factor is on' },
  deleteMe: 'always',
  endSession: 'always',
  endOtherSessions: 'always',
  signOut: { never: 'it ends the caller’s own session, and leaving must always be possible' },
  prove: { never: 'it is the proof' },
  updateMe: { never: 'name and language are put back as easily' },
  getMe: reading,
  getCurrentSession: reading,
  listMySessions: reading,
  getMyAccess: reading,

  // Programs.
  createApiKey: 'always',
  revokeApiKey: 'always',
  listApiKeys: reading,

  // Companies.
  closeCompany: 'always',
  transferOwnership: 'always',
  updateCompany: { when: '`requireTwoFactor` is given' },
  createCompany: { never: 'it takes nothing from anybody' },
  objectToOwnerRecovery: { never: 'it only stops something, and there may be little time for it' },
  getCompany: reading,
  listCompanies: reading,

  // Members.
  changeMember: everyday,
  changeMembers: everyday,
  removeMember: everyday,
  leaveCompany: { never: 'administrators can invite again' },
  invite: everyday,
  revokeInvitation: everyday,
  resendInvitation: everyday,
  copyInvitationLink: everyday,
  acceptInvitation: { never: 'it gives access to the caller alone' },
  listMembers: reading,
  getMember: reading,
  listInvitations: reading,
  checkAccess: reading,
  getOperation: reading,

  // The platform's staff.
  disableUser: 'always',
  enableUser: 'always',
  resetTwoFactor: 'always',
  suspendCompany: 'always',
  restoreCompany: 'always',
  recoverOwner: 'always',
  listParkedStreams: 'always',
  replayParkedStream: 'always',
}
