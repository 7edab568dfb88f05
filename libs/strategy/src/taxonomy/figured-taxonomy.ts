import { PlacedTaxonomy } from './taxonomy.codes.js';

/** The taxonomies that are judged by figures of the client; the other one is that of a person. */
export const FiguredTaxonomy = PlacedTaxonomy.all.filter((each) => each !== 'demographicGroup');
