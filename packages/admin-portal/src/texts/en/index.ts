import answers from './answers.json';
import applications from './applications.json';
import audit from './audit.json';
import builder from './builder.json';
import common from './common.json';
import editor from './editor.json';
import fiddle from './fiddle.json';
import journeys from './journeys.json';
import overview from './overview.json';
import problems from './problems.json';
import runs from './runs.json';
import settings from './settings.json';
import setup from './setup.json';
import shell from './shell.json';
import signIn from './sign-in.json';
import stepForm from './step-form.json';
import testsTab from './tests-tab.json';
import tryIt from './try-it.json';
import versions from './versions.json';

/** All texts in English, one file per screen. */
export const english = {
  stepForm,
  problems,
  answers,
  applications,
  audit,
  builder,
  common,
  editor,
  fiddle,
  journeys,
  overview,
  runs,
  settings,
  setup,
  shell,
  signIn,
  testsTab,
  tryIt,
  versions,
};
