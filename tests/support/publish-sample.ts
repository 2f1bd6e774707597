/**
 * Publishes the sample city for the tests ahead of them, while types and code style keep the other processor busy.
 */
import { sampleSite } from './sample-site.ts';

await (await sampleSite()).close();
