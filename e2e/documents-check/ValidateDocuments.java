import com.fasterxml.jackson.databind.ObjectMapper;
import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Validates every document in a folder, and prints one JSON object a line for each file and set of rules. What applies is
 * said by a file's name and by what it says of itself: *.xml (UBL) by EN 16931, and by Peppol's rules when it claims to
 * follow them; *.pdf as PDF/A-3b, as PDF/UA-1 for people who cannot see it, and the CII inside of it by EN 16931. What a
 * reader finds in a PDF is printed too. With a second folder, pictures of the pages go there.
 */
public class ValidateDocuments {
  private static final ObjectMapper json = new ObjectMapper();
  private static final ValidationExecutorSetRegistry<IValidationSourceXML> rules = new ValidationExecutorSetRegistry<>();

  public static void main(String[] args) throws Exception {
    EN16931Validation.initEN16931(rules);
    PeppolValidation.initStandard(rules);
    VeraGreenfieldFoundryProvider.initialise();
    List<Path> files;
    try (var listed = Files.list(Path.of(args[0]))) {
      files = listed.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".xml")) validateUbl(name, Files.readAllBytes(file));
      if (name.endsWith(".pdf")) validatePdf(name, file, args.length > 1 ? Path.of(args[1]) : null);
    }
  }

  private static void validateUbl(String name, byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean creditNote = text.contains("ubl:schema:xsd:CreditNote-2");
    byRules(name, "EN 16931, UBL", bytes,
        creditNote ? EN16931Validation.VID_UBL_CREDIT_NOTE_1316 : EN16931Validation.VID_UBL_INVOICE_1316);
    if (!text.contains("urn:fdc:peppol.eu:2017:poacc:billing:3.0")) return;
    byRules(name, "Peppol", bytes, creditNote
        ? PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3
        : PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3);
  }

  private static void validatePdf(String name, Path file, Path pictures) throws Exception {
    byFlavour(name, "PDF/A-3b", file, PDFAFlavour.PDFA_3_B);
    byFlavour(name, "PDF/UA-1", file, PDFAFlavour.PDFUA_1);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      var embedded = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get("factur-x.xml");
      byRules(name, "EN 16931, CII", embedded.getEmbeddedFile().toByteArray(), EN16931Validation.VID_CII_1316);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", name);
      line.put("pages", document.getNumberOfPages());
      line.put("text", new PDFTextStripper().getText(document));
      System.out.println(json.writeValueAsString(line));
      for (int page = 0; pictures != null && page < document.getNumberOfPages(); page++) {
        var picture = new PDFRenderer(document).renderImageWithDPI(page, 90);
        ImageIO.write(picture, "png", pictures.resolve(name + "." + (page + 1) + ".png").toFile());
      }
    }
  }

  /** Warnings count as findings too: a document of ours has none. */
  private static void byRules(String name, String ruleSet, byte[] bytes, DVRCoordinate id) throws Exception {
    var source = ValidationSourceXML.create(new ReadableResourceByteArray(name, bytes));
    var executors = rules.getOfID(id);
    if (executors == null) throw new IllegalStateException("no rules " + id.getAsSingleID());
    var results =
        ValidationExecutionManager.executeValidation(IValidityDeterminator.createDefault(), executors, source);
    List<Map<String, String>> findings = new ArrayList<>();
    for (var result : results) {
      for (var error : result.getErrorList()) {
        if (error.isSuccess()) continue;
        String rule = error.getErrorID() == null ? "schema" : error.getErrorID();
        findings.add(finding(rule, error.getErrorText(Locale.ENGLISH)));
      }
    }
    print(name, ruleSet, id.getAsSingleID(), findings);
  }

  private static void byFlavour(String name, String ruleSet, Path file, PDFAFlavour flavour) throws Exception {
    List<Map<String, String>> findings = new ArrayList<>();
    var foundry = Foundries.defaultInstance();
    try (var parser = foundry.createParser(file.toFile(), flavour);
        var validator = foundry.createValidator(flavour, false)) {
      var result = validator.validate(parser);
      for (var assertion : result.getTestAssertions()) {
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        findings.add(finding(rule, assertion.getMessage()));
      }
      if (!result.isCompliant() && findings.isEmpty()) findings.add(finding("unknown", "not compliant"));
    }
    print(name, ruleSet, "veraPDF " + flavour.getId(), findings);
  }

  private static Map<String, String> finding(String rule, String text) {
    Map<String, String> finding = new LinkedHashMap<>();
    finding.put("rule", rule);
    finding.put("text", text);
    return finding;
  }

  private static void print(String name, String ruleSet, String id, List<?> findings) throws Exception {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", name);
    line.put("ruleSet", ruleSet);
    line.put("id", id);
    line.put("findings", findings);
    System.out.println(json.writeValueAsString(line));
  }
}
