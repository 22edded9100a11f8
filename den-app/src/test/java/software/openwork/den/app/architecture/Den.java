package software.openwork.den.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all modules, read once. In {@code verify} the sibling modules are jars, so jars are read too. */
final class Den {

    static final String ROOT = "software.openwork.den.";
    static final String DOMAIN = ROOT + "domain..";
    static final String APPLICATION = ROOT + "application..";
    static final String HTTP = ROOT + "http..";
    static final String MYSQL = ROOT + "mysql..";
    static final String IDENTITY = ROOT + "identity..";
    static final String WORKER_API = ROOT + "workerapi..";
    static final String GATE = ROOT + "gate..";
    static final String RENDER = ROOT + "render..";
    static final String VERCEL = ROOT + "vercel..";
    static final String POLAR = ROOT + "polar..";
    static final String VENDOR = ROOT + "vendor..";
    static final String SIMULATOR = ROOT + "simulator..";
    static final String SIMULATE = ROOT + "app.simulate..";
    static final String APP = ROOT + "app..";
    static final String[] ADAPTERS = {HTTP, MYSQL, IDENTITY, WORKER_API, RENDER, VERCEL, POLAR};

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("software.openwork.den");

    private Den() {}
}
