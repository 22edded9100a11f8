package software.openwork.den.app.config;

import java.util.List;

/**
 * Variables that are explained together.
 *
 * @param title heading
 * @param variables in the order in which people read them
 */
record Section(String title, List<Variable<?>> variables) {

    Section(String title, Variable<?>... variables) {
        this(title, List.of(variables));
    }
}
