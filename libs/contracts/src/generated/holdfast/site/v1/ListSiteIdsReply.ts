
export interface ListSiteIdsReplyInput {
  'siteIds'?: (string)[];
}

export interface ListSiteIdsReply {
  'siteIds': (string)[];
}
