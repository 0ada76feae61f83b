
export interface LabelsInput {
  'labels'?: (string)[];
}

export interface Labels {
  'labels': (string)[];
}
