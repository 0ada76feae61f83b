
export interface KeyPermissionsInput {
  'ids'?: (string)[];
}

export interface KeyPermissions {
  'ids': (string)[];
}
