import type { PermissionNeed } from '../../routes/permission.ts'

/** What a call needs that uses one environment: another permission for each kind. */
export const needsOverEnvironment: PermissionNeed[] = [
  { permission: 'live.use', when: 'the environment is live' },
  { permission: 'staging.use', when: 'the environment is a staging' },
]

/** What a call needs that brings something from one environment to another: both count. */
export const needsOverTwo: PermissionNeed[] = [
  { permission: 'live.use', when: 'source or target is live' },
  { permission: 'staging.use', when: 'source or target is a staging' },
]
