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

  listWhoMay: reading,
  changePlan: everyday,
  getSubscription: reading,
  getUsage: reading,
  listInvoices: reading,
  getInvoice: reading,
  getStatement: reading,
  getCompanyAnalytics: reading,
  getSiteAnalytics: reading,
  listBillingContacts: reading,
  putBillingContacts: everyday,
  getInvoiceSettings: reading,
  putInvoiceSettings: everyday,
  getMyInvoiceMails: reading,
  switchMyInvoiceMails: everyday,

  // Sites. Programs do all of it, and a program cannot prove a password.
  createSite: { never: 'it takes nothing from anybody' },
  updateSite: everyday,
  deleteSite: { never: 'an operator can bring it back for some days' },
  cloneSite: { never: 'it takes nothing from anybody' },
  listSites: reading,
  getSite: reading,
  createEnvironment: { never: 'it takes nothing from anybody' },
  updateEnvironment: everyday,
  deleteEnvironment: { never: 'it is never the live one, and what it was for is elsewhere' },
  listEnvironments: reading,
  getEnvironment: reading,
  getGate: reading,
  renewGate: everyday,
  push: { never: 'what was there is backed up first' },
  resetEnvironment: { never: 'what was there is backed up first' },
  uploadRelease: { never: 'the release before it can be activated again' },
  activateRelease: { never: 'the release before it can be activated again' },
  deleteRelease: { never: 'the active one cannot be deleted, and backups stay' },
  listReleases: reading,
  downloadRelease: reading,
  makeBackup: { never: 'it takes nothing from anybody' },
  restoreBackup: { never: 'what was there is backed up first' },
  verifyBackup: { never: 'it takes nothing from anybody' },
  deleteBackup: { never: 'what is active stays, and is backed up every day' },
  listBackups: reading,
  getBackup: reading,
  downloadBackup: reading,
  listCompanyOperations: reading,
  listSiteOperations: reading,
  cancelOperation: everyday,
  listSiteMembers: reading,
  putSiteMember: everyday,
  removeSiteMember: everyday,
  leaveSite: { never: 'administrators can give the role again' },

  // The platform's staff.
  listDeletedSites: 'always',
  recoverSite: 'always',
  listHosts: 'always',
  listOrphans: 'always',
  deleteOrphan: 'always',
  forget: 'always',
  disableUser: 'always',
  enableUser: 'always',
  resetTwoFactor: 'always',
  suspendCompany: 'always',
  restoreCompany: 'always',
  recoverOwner: 'always',
  listParkedStreams: 'always',
  replayParkedStream: 'always',
}
